// `npm run images`: draws the PNG files of badges and things from the SVG files beside them, with Chromium.
// They are committed; run it after an SVG file has changed.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromiumPath } from './find-program.ts';

const DIRECTORY = fileURLToPath(new URL('../api/src/button/images/', import.meta.url));

const executablePath = chromiumPath();
if (!executablePath) throw new Error('Chromium is missing; say where it is: CHROMIUM_PATH=…');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const name of readdirSync(DIRECTORY).filter((file) => file.endsWith('.svg'))) {
  await page.setContent(`<style>* { margin: 0 }</style>${readFileSync(DIRECTORY + name, 'utf8')}`);
  const path = DIRECTORY + name.replace(/\.svg$/, '.png');
  await page.locator('svg').screenshot({ path, omitBackground: true });
  console.log(`Drew ${path}`);
}
await browser.close();
