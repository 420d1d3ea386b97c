import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../test/chromium.ts';
import { aMember } from '../../test/factories.ts';
import { aClient, authorizeUrl, type TestClient } from '../../test/oauth.ts';
import { pageFaults } from '../../test/page-faults.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { hashPassword } from '../members/hash-password.ts';
import type { Member } from '../members/member.ts';

describe('OAuth in a browser', function () {
  this.timeout(60_000);
  let chromium: Browser;
  let server: TestServer;
  let member: Member;
  let application: { url: string; close(): void };
  let pods: TestClient;

  before(async () => {
    chromium = await launchChromium();
  });
  after(() => chromium?.close());
  beforeEach(async () => {
    server = await testServer();
    member = await aMember(server.deps, { name: 'ann' });
    application = await anApplication();
    pods = await aClient(server.deps, member, { redirectUris: `${application.url}/back` });
  });
  afterEach(async () => {
    application.close();
    await server.close();
  });

  const start = (scope = 'flattr email') =>
    `${server.url}${authorizeUrl({ client_id: pods.clientId, scope, state: 'kept' })}`;

  async function signedIn(options: { javaScriptEnabled: boolean }): Promise<BrowserContext> {
    const context = await chromium.newContext(options);
    const cookie = (await server.as(member)).cookie('flattr')!;
    await context.addCookies([{ name: 'flattr', value: cookie, url: server.url }]);
    return context;
  }

  it('asks in plain words, without a script, and leads back through the application’s own redirects', async () => {
    const context = await signedIn({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(start());
    const text = await page.innerText('main');
    for (const words of ['Pods', 'ann', 'flattr things', 'e-mail', new URL(application.url).host]) {
      expect(text).to.contain(words);
    }
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(/\/welcome\?/);
    expect(page.url()).to.match(/code=.+state=kept/);
    await context.close();
  });

  it('can be denied by keyboard', async () => {
    const context = await signedIn({ javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(start());
    await page.getByRole('button', { name: 'Deny' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/welcome\?/);
    expect(page.url()).to.contain('error=access_denied');
    await context.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    it(`comes back after signing in, to the question and then straight away, ${how} scripts`, async () => {
      const passwordHash = await hashPassword('correct horse battery');
      await server.deps.db('members').update({ password_hash: passwordHash });
      for (const isFirst of [true, false]) {
        const context = await chromium.newContext({ javaScriptEnabled });
        const page = await context.newPage();
        await page.goto(start());
        await page.getByLabel(/name/i).first().fill('ann');
        await page.getByLabel('Password').fill('correct horse battery');
        await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
        if (isFirst) await page.getByRole('button', { name: 'Allow' }).click();
        await page.waitForURL(/\/welcome\?/);
        expect(page.url()).to.contain('code=');
        await context.close();
      }
    });
  }

  it('has no faults on any of its pages', async () => {
    const context = await signedIn({ javaScriptEnabled: true });
    const page = await context.newPage();
    const faultless = async (name: string) => {
      if (process.env.FLATTR_SCREENSHOTS) await shoot(page, name);
      expect(await pageFaults(page), name).to.deep.equal([]);
    };
    await page.goto(start('flattr thing email extendedread'));
    await faultless('consent');
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(/\/welcome\?/);

    const longest = await aClient(server.deps, member, {
      name: 'N'.repeat(80),
      website: `https://pods.example/${'w'.repeat(400)}`,
      redirectUris: `${'scheme'.repeat(10)}://back`,
    });
    await page.goto(`${server.url}${authorizeUrl({ client_id: longest.clientId })}`);
    await faultless('consent with long words');

    await page.goto(`${server.url}/settings/applications`);
    await page.getByLabel('Name', { exact: true }).fill('Backup script');
    await page.getByLabel(/flattr things/).check();
    await page.getByRole('button', { name: 'Make a token' }).click();
    await faultless('applications');

    await page.goto(`${server.url}/apps/new`);
    await page.getByLabel('Name', { exact: true }).fill('Casts');
    await page.getByLabel('Redirect addresses').fill('nonsense');
    await page.getByRole('button', { name: 'Register' }).click();
    await faultless('new app with a fault');
    await page.getByLabel('Redirect addresses').fill('casts://back');
    await page.getByRole('button', { name: 'Register' }).click();
    await faultless('registered');
    await page.goto(`${server.url}/apps`);
    await faultless('apps');
    await page.getByRole('link', { name: 'Casts' }).click();
    await faultless('app');
    await page.goto(`${server.url}/oauth/authorize?client_id=nobody`);
    await faultless('bad request');
    await page.goto(`${server.url}/oauth/interaction/nothing`);
    await faultless('expired');
    await context.close();
  });
});

/** An application whose callback leads on to another of its hosts, as they do. */
async function anApplication() {
  const http = createServer((request, response) => {
    const { port } = http.address() as AddressInfo;
    if (request.url?.startsWith('/back')) {
      const query = new URL(request.url, 'http://x').search;
      response.writeHead(302, { Location: `http://127.0.0.1:${port}/welcome${query}` }).end();
    } else {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Hello</title>');
    }
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
}

async function shoot(page: Page, name: string): Promise<void> {
  const directory = process.env.FLATTR_SCREENSHOTS;
  for (const [width, colorScheme] of [
    [1100, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${directory}/${name}-${width}.png`, fullPage: true });
  }
}
