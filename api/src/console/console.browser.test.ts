import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../test/chromium.ts';
import { aMember, anOperator, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { pageFaults } from '../../test/page-faults.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { beginClosing } from '../distribution/begin-closing.ts';
import type { Member } from '../members/member.ts';
import { setOperator } from '../operators/set-operator.ts';

const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;
const PASSWORD = 'a few words in a row';

describe('An operator in a browser', function () {
  this.timeout(60_000);

  let chromium: Browser;
  let server: TestServer;

  before(async () => {
    chromium = await launchChromium();
  });
  after(() => chromium?.close());
  beforeEach(async () => {
    server = await testServer({ host: 'localhost' });
  });
  afterEach(() => server?.close());

  async function pageOf(member?: Member): Promise<Page> {
    const context = await chromium.newContext({ javaScriptEnabled: member !== undefined });
    if (member) {
      const value = (await server.as(member)).cookie('flattr')!;
      await context.addCookies([{ name: 'flattr', value, url: server.url }]);
    }
    return context.newPage();
  }

  async function withPasskey(page: Page): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
    await page.goto(`${server.url}/settings`);
    await page.getByLabel('Name of the new passkey').fill('A key');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Your passkey is saved').waitFor();
  }

  it('decides a report with a passkey that is asked for, and what they wrote is not lost; the member objects and is let in again', async () => {
    const { deps } = server;
    const op = await aMember(deps, { name: 'op' });
    const creator = await aMember(deps, { name: 'creator', password: PASSWORD });
    const thing = await aThing(deps, { creator });
    const operator = await pageOf(op);
    await withPasskey(operator);
    await setOperator(deps, { member: op, isOperator: true, reason: 'To look after abuse.' });

    // A passer-by, without scripts.
    const visitor = await pageOf();
    await visitor.goto(`${server.url}/thing/${thing}`);
    await visitor.getByRole('link', { name: 'Report abuse' }).click();
    await visitor.getByLabel('What is wrong with it?').selectOption('not_theirs');
    await visitor.getByLabel('Tell us more').fill('I wrote it, and they copied it from me.');
    await visitor.getByRole('button', { name: 'Report' }).click();
    await visitor.getByText('your report has arrived').waitFor();

    await operator.goto(`${server.url}/operator`);
    await operator.getByRole('link', { name: '1 report of abuse to decide' }).click();
    await operator.getByRole('link', { name: /^1: the thing/ }).click();
    await operator.getByLabel('What you decide').selectOption('suspended');
    await operator.getByLabel('Reason').fill('All of it is copied.');
    await operator.getByRole('button', { name: 'Decide' }).click();
    await operator.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
    expect(await deps.db('measures'), 'nothing yet').to.deep.equal([]);
    await operator.getByRole('button', { name: 'Give the passkey and go on' }).click();
    await operator.waitForURL(`${server.url}/operator/abuse`);
    await operator.getByText('All of it is copied.').waitFor();

    await visitor.goto(`${server.url}/sign-in`);
    await signIn(visitor);
    await visitor.getByText('Your membership is suspended').waitFor();
    const { path } = await newestMail(deps.db, creator.email);
    await visitor.goto(server.url + path);
    await visitor.getByLabel('Why is it wrong?').fill('I have the drafts, they are older.');
    await visitor.getByRole('button', { name: 'Object' }).click();
    await visitor.getByText('waits for an operator').waitFor();

    await operator.goto(`${server.url}/operator`);
    await operator.getByRole('link', { name: '1 objection to decide' }).click();
    await operator.getByRole('link', { name: 'Objection 1' }).click();
    await operator.getByLabel('What you decide').selectOption('granted');
    await operator.getByLabel('Reason').fill('The drafts are older.');
    await operator.getByRole('button', { name: 'Decide' }).click();
    await operator.waitForURL(`${server.url}/operator/abuse`);

    await visitor.goto(`${server.url}/sign-in`);
    await signIn(visitor);
    await visitor.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    await operator.goto(`${server.url}/operator/log`);
    for (const words of ['decided a report of abuse', 'let a suspended member in again']) {
      await operator.getByRole('rowheader', { name: words }).waitFor();
    }
  });

  it('sees how far the closing of a month is, without faults', async () => {
    const { deps } = server;
    const op = await anOperator(deps, { name: 'op' });
    await flattrAll(deps, await aSupporter(deps), [await aThing(deps)]);
    server.setTime('2026-02-01T02:00:00Z');
    await beginClosing(deps, '2026-01');
    const page = await pageOf(op);
    for (const path of ['/operator/months/2026-01', '/operator']) {
      await page.goto(server.url + path);
      expect(await pageFaults(page), path).to.deep.equal([]);
    }
    await page.goto(`${server.url}/operator/months/2026-01`);
    await page.getByLabel('Chunks of supporters divided').waitFor();
  });

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('User name or e-mail address').fill('creator');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
});
