import type { FrameLocator, Page } from 'playwright-core';

/** The canvas of the editor that is open, in which the title of a new post is typed. */
export async function typeTitle(page: Page, title: string): Promise<FrameLocator> {
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  await canvas.getByRole('textbox', { name: 'Add title' }).fill(title);
  return canvas;
}

/** Publishes the post that is open in the editor, as its writer does. */
export async function publishPost(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  const panel = page.locator('.editor-post-publish-panel');
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  await panel.getByText('is now live').waitFor();
}
