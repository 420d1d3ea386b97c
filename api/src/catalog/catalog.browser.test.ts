import { expect } from 'chai';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from '../../test/chromium.ts';
import { aMember } from '../../test/factories.ts';
import { pageFaults } from '../../test/page-faults.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { cookieName, openSession } from '../members/session.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';
import { registerThing } from '../things/register-thing.ts';

describe('the pages of things', () => {
  let server: TestServer;
  let chromium: Browser;
  let context: BrowserContext;

  before(async () => {
    chromium = await launchChromium();
    server = await testServer();
    const { deps } = server;
    const ann = await aMember(deps, { name: 'ann' });
    await registerThing(deps, {
      memberId: ann.id,
      url: `https://birds.example.org/${'long-'.repeat(40)}?a=1&b=2`,
      title: 'The swift that never lands',
      description: 'Ten months in the air. '.repeat(20),
      tags: 'birds, counting, a tag of several words',
      category: 'audio',
      language: 'en_GB',
    });
    await inTransaction(deps.db, (trx) =>
      findOrCreateThing(trx, deps, { url: `https://nobody.example.org/${'x'.repeat(300)}` }),
    );
    context = await chromium.newContext();
    const value = await openSession(deps, { memberId: ann.id, userAgent: 'test' });
    await context.addCookies([{ name: cookieName(deps.config.publicUrl), value, url: server.url }]);
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
  });

  for (const path of [
    '/catalog',
    '/catalog/audio?query=swift&tags=birds',
    '/catalog/video?query=nothing',
    '/thing/1?done=registered',
    '/thing/2',
    '/profile/ann',
    '/things/new',
    '/things/1/edit',
    '/things/1/delete',
  ]) {
    it(`are without faults: ${path}`, async () => {
      const page = await context.newPage();
      await page.goto(server.url + path);
      expect(page.url()).to.equal(server.url + path);
      expect(await pageFaults(page)).to.deep.equal([]);
      await page.close();
    });
  }

  it('search and register by keyboard, without scripts', async () => {
    const plain = await chromium.newContext({ javaScriptEnabled: false });
    await plain.addCookies(await context.cookies());
    const page = await plain.newPage();
    await page.goto(`${server.url}/catalog`);
    await page.getByLabel('Search for').fill('swift');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'The swift that never lands' }).click();
    expect(new URL(page.url()).pathname).to.equal('/thing/1');

    await page.goto(`${server.url}/things/new`);
    await page.getByLabel('Address of the page').fill('http://10.0.0.1/');
    await page.getByLabel('Title').fill('My post');
    await page.getByRole('button', { name: 'Register' }).click();
    expect(await page.getByLabel('Title').inputValue()).to.equal('My post');
    await page.getByLabel('Address of the page').fill('https://birds.example.org/post');
    await page.getByRole('button', { name: 'Register' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).to.equal('My post');
    await plain.close();
  });
});
