import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../test/chromium.ts';
import { aMember } from '../../test/factories.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { pageFaults } from '../../test/page-faults.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { openClaim } from './open-claim.ts';
import { recheckClaims } from './recheck-claims.ts';

describe('The page of a claim in a browser', () => {
  let chromium: Browser;
  let internet: OwnInternet;
  let server: TestServer;
  let page: Page;
  let claim: { id: number; token: string };

  before(async () => {
    chromium = await launchChromium();
    internet = await ownInternet();
  });
  after(async () => {
    await internet?.close();
    await chromium?.close();
  });
  beforeEach(async () => {
    server = await testServer({ host: 'localhost', env: { ...internet.env } });
    const ann = await aMember(server.deps, { name: 'ann' });
    const url = internet.at('blog.example');
    ({ claim } = await openClaim(server.deps, { memberId: ann.id, url }));
    const context = await chromium.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = await context.newPage();
    const value = (await server.as(ann)).cookie('flattr')!;
    await context.addCookies([{ name: 'flattr', value, url: server.url }]);
  });
  afterEach(async () => {
    await page?.context().close();
    await server?.close();
  });

  it('copies what is to be put up', async () => {
    await page.goto(`${server.url}/claims/${claim.id}`);
    const way = page.locator('details.way[open]').first();
    await way.getByRole('button', { name: 'Copy' }).last().click();
    await way.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).to.include(claim.token);
    expect(await pageFaults(page)).to.deep.equal([]);
  });

  it('says that it is theirs soon after it was found, while somebody waits', async () => {
    await internet.files('blog.example', {
      '/.well-known/flattr': `flattr-verify=${claim.token}`,
    });
    await page.goto(`${server.url}/claims/${claim.id}?wait=1`);
    await page.getByText('We look every minute or so').waitFor();
    server.setTime('2026-01-10T12:02:00Z');
    await recheckClaims(server.deps);
    await page.getByText('It is yours.').waitFor({ timeout: 15_000 });
  });
});
