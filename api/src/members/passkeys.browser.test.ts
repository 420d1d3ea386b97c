import { expect } from 'chai';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../../test/chromium.ts';
import { aMember } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { pageFaults } from '../../test/page-faults.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from './member.ts';

const AUTHENTICATOR = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

describe('Passkeys', () => {
  let chromium: Browser;
  let server: TestServer;
  let ann: Member;
  let page: Page;
  let devtools: CDPSession;
  let authenticatorId: string;

  before(async () => {
    chromium = await launchChromium();
  });
  after(() => chromium?.close());

  beforeEach(async () => {
    server = await testServer({ host: 'localhost' });
    ann = await aMember(server.deps, { name: 'ann' });
    const context = await chromium.newContext();
    page = await context.newPage();
    devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = { options: AUTHENTICATOR };
    ({ authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', options));
    await becomeSignedIn();
  });
  afterEach(async () => {
    await page?.context().close();
    await server?.close();
  });

  async function becomeSignedIn(): Promise<void> {
    const value = (await server.as(ann)).cookie('flattr')!;
    await page.context().addCookies([{ name: 'flattr', value, url: server.url }]);
  }

  async function addPasskey(name = 'My phone'): Promise<void> {
    await page.goto(`${server.url}/settings`);
    await page.getByLabel('Name of the new passkey').fill(name);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('Your passkey is saved').waitFor();
  }

  async function signOut(): Promise<void> {
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(`${server.url}/`);
  }

  const pressPasskey = () => page.getByRole('button', { name: 'Sign in with a passkey' }).click();

  it('are made in the settings, sign in without a name, and bring back', async () => {
    await addPasskey();
    expect(await page.getByText('My phone').first().isVisible()).to.equal(true);
    const { subject, body } = await newestMail(server.deps.db, 'ann@example.org');
    expect(subject).to.equal('A passkey was added');
    expect(body).to.include('My phone');

    await signOut();
    await page.goto(`${server.url}/sign-in?next=%2Fsettings%3Fx%3D1`);
    await pressPasskey();
    await page.waitForURL(`${server.url}/settings?x=1`);
    const [passkey] = await server.deps.db('passkeys');
    expect(Number(passkey.used_at)).to.equal(server.deps.clock.now());
    expect(passkey.sign_count).to.be.greaterThan(0);
    expect(await server.deps.db('passkey_challenges')).to.have.length(0);
  });

  it('sign in nobody once they are removed', async () => {
    await addPasskey();
    await page.getByRole('button', { name: 'Remove My phone' }).click();
    await page.getByText('The passkey is removed').waitFor();
    await signOut();
    await page.goto(`${server.url}/sign-in`);
    await pressPasskey();
    await page.getByText('This passkey was not accepted').waitFor();
    expect(await server.deps.db('sessions')).to.have.length(0);
  });

  it('are refused when their count has not grown: there is a copy', async () => {
    await addPasskey();
    await server.deps.db('passkeys').update({ sign_count: 1000 });
    await signOut();
    await page.goto(`${server.url}/sign-in`);
    await pressPasskey();
    await page.getByText('This passkey was not accepted').waitFor();
  });

  it('ask for a finger, face or PIN', async () => {
    await addPasskey();
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await signOut();
    await page.goto(`${server.url}/sign-in`);
    await pressPasskey();
    await page.getByText('the passkey was not given').waitFor();

    // A browser that does not ask is not believed.
    await page.route('**/sign-in/passkey/options', async (route) => {
      const response = await route.fetch();
      const options = await response.json();
      await route.fulfill({ response, json: { ...options, userVerification: 'discouraged' } });
    });
    await pressPasskey();
    await page.getByText('This passkey was not accepted').waitFor();
  });

  it('make one passkey a device, and tell which is there', async () => {
    await addPasskey();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText('has a passkey of yours already').waitFor();
  });

  it('answer a challenge once, within five minutes, for whom it was', async () => {
    await addPasskey();
    await signOut();
    const answered = async () => {
      await page.goto(`${server.url}/sign-in`);
      // biome-ignore lint/suspicious/noExplicitAny: the answer is changed below
      const body = new Promise<any>((resolve) =>
        page.route('**/sign-in/passkey', async (route) => {
          await route.abort();
          resolve(route.request().postDataJSON());
        }),
      );
      await pressPasskey();
      await body;
      await page.unroute('**/sign-in/passkey');
      return body;
    };
    const send = (json: unknown) =>
      server.visitor().send('POST', '/sign-in/passkey', {
        json,
        headers: { Accept: 'application/json' },
      });

    const first = await answered();
    expect((await send(first)).body).to.deep.equal({ next: '/' });
    const again = await send(first);
    expect([again.status, again.body.error]).to.deep.equal([400, 'validation']);

    const late = await answered();
    server.setTime('2026-01-10T12:05:00Z');
    expect((await send(late)).body.error_description).to.include('took too long');

    const elsewhere = await answered();
    await server.deps.db('passkey_challenges').update({ member_id: ann.id });
    expect((await send(elsewhere)).status, 'a challenge for another purpose').to.equal(400);

    const forged = await answered();
    forged.answer.response.signature = `A${forged.answer.response.signature.slice(1)}`;
    expect((await send(forged)).body.error_description).to.include('not accepted');
    const challenges = await server.deps.db('passkey_challenges').pluck('challenge_hash');
    for (const hash of challenges) expect(hash).to.match(/^[0-9a-f]{64}$/);

    const fresh = { ...(await answered()), next: '//evil.example' };
    expect((await send(fresh)).body, 'never to another site').to.deep.equal({ next: '/' });
  });

  it('are proof enough to leave for good', async () => {
    await addPasskey();
    await page.goto(`${server.url}/settings/delete`);
    expect(await pageFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'with a passkey' }).click();
    await page.getByText('You have left Flattr').waitFor();
    expect(await server.deps.db('passkeys')).to.have.length(0);
    expect(Number((await server.deps.db('members').first()).deleted_at)).to.be.greaterThan(0);
  });

  it('say where payouts go, of a member without a password', async () => {
    await server.deps.db('members').where({ id: ann.id }).update({ password_hash: null });
    await addPasskey();
    await page.goto(`${server.url}/payouts?provider=sandbox`);
    expect(await pageFaults(page)).to.deep.equal([]);
    await page.getByRole('button', { name: 'with a passkey' }).click();
    await page.getByText('It is saved where your payouts go').waitFor();
    expect(await server.deps.db('payout_destinations')).to.have.length(1);
  });

  it('leave the pages without faults', async () => {
    await addPasskey();
    expect(await pageFaults(page)).to.deep.equal([]);
    await signOut();
    for (const path of ['/sign-in', '/sign-up', '/forgot', '/mailbox', '/mailbox/1']) {
      await page.goto(server.url + path);
      expect(await pageFaults(page), path).to.deep.equal([]);
    }
  });
});

describe('Passkeys over HTTP', () => {
  let server: TestServer;
  before(async () => {
    server = await testServer();
  });
  after(() => server.close());

  const answer = (change: object = {}) => ({
    id: 'x',
    rawId: 'x',
    type: 'public-key',
    response: { clientDataJSON: Buffer.from('{"challenge":"x"}').toString('base64url') },
    clientExtensionResults: {},
    ...change,
  });

  for (const [what, json] of [
    ['nothing', {}],
    ['no answer', { answer: null }],
    ['a challenge of nobody', { answer: answer() }],
    ['no JSON inside', { answer: answer({ response: { clientDataJSON: 'AAAA' } }) }],
    ['a list', { answer: [] }],
    ['an endless id', { answer: answer({ id: 'x'.repeat(5000) }) }],
    ['no challenge', { answer: answer({ response: { clientDataJSON: 'e30' } }) }],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const refused = await server.visitor().send('POST', '/sign-in/passkey', {
        json,
        headers: { Accept: 'application/json' },
      });
      expect([refused.status, refused.body.error]).to.deep.equal([400, 'validation']);
      expect(refused.headers.getSetCookie()).to.deep.equal([]);
    });
  }

  it('tell nobody who has one', async () => {
    const options = await server.visitor().post('/sign-in/passkey/options');
    expect(options.body.allowCredentials).to.deep.equal([]);
    expect(options.body.userVerification).to.equal('required');
  });
});
