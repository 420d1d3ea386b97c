import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const IMAGES = fileURLToPath(new URL('../../docs/images', import.meta.url));

/** Makes a picture of the documentation anew, from what the window shows, where FLATTR_SCREENSHOTS=1. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.FLATTR_SCREENSHOTS) return;
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: 'disabled' });
}
