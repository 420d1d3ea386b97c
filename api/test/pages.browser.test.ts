import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { pageFaults } from './page-faults.ts';
import { type TestServer, testServer } from './server.ts';

describe('every page', () => {
  let server: TestServer;
  let chromium: Browser;

  before(async () => {
    chromium = await launchChromium();
    server = await testServer();
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
  });

  it('is without faults for whom nobody knows: /nowhere', async () => {
    const page = await chromium.newPage();
    await page.goto(`${server.url}/nowhere`);

    expect(await pageFaults(page)).to.deep.equal([]);
    await page.close();
  });
});
