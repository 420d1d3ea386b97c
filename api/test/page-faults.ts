import axe from 'axe-core';
import type { Page } from 'playwright-core';

const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };

/**
 * What is wrong with the page that is open, as one line a fault: what axe finds, on a phone and on a
 * desk, light and dark, and whether anything makes a page 320 px wide scroll sideways.
 * @param part what of the page is ours to answer for, as a selector; all of it unless told.
 */
export async function pageFaults(page: Page, part = 'html'): Promise<string[]> {
  const faults = new Set<string>();
  for (const [viewport, colorScheme] of [
    [WIDE, 'light'],
    [NARROW, 'light'],
    [NARROW, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const fault of await axeFaults(page, part)) faults.add(`${colorScheme}: ${fault}`);
    if (viewport === NARROW) for (const fault of await overflows(page)) faults.add(fault);
  }
  return [...faults];
}

async function axeFaults(page: Page, part: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (context) => {
    // @ts-expect-error: axe is there, in the page.
    const results: axe.AxeResults = await window.axe.run(context, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target }) => target.join(' ')),
    }));
  }, part);
  return violations.map(({ id, help, where }) => `${id}: ${help} (${where.join(', ')})`);
}

/** The elements that stick out of the window; those inside a box that scrolls by itself may. */
async function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const culprits = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`scrolls sideways at ${width} px: ${culprits.slice(0, 5).join(', ')}`];
  });
}
