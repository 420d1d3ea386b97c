import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { verifyCreator } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { flattrThing } from '../flattrs/flattr-thing.ts';
import { trustSite } from '../flattrs/trust-site.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { findMember } from '../members/find-member.ts';
import { hashPassword } from '../members/hash-password.ts';
import type { Member } from '../members/member.ts';
import { emailIdentifier } from '../members/owner-identifier.ts';
import { subscribeToThing } from '../subscriptions/subscribe-to-thing.ts';
import { registerThing } from '../things/register-thing.ts';
import { verifyIdentity } from '../things/verify-identity.ts';
import { issueToken } from '../tokens/issue-token.ts';

const password = 'correct horse battery';
const URL_OF_BOB = 'https://bob.example.org/post';
const URL_OF_ANN = 'https://ann.example.org/post';

describe('Leaving', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let browser: Browser;
  let things: { ann: number; bob: number };

  beforeEach(async () => {
    server = await testServer();
    const { deps } = server;
    ann = await aSupporter(deps, { name: 'ann' });
    const passwordHash = await hashPassword(password);
    await deps.db('members').where({ id: ann.id }).update({ password_hash: passwordHash });
    bob = await aSupporter(deps, { name: 'bob' });
    browser = await server.as(ann);
    const register = async ({ id }: Member, url: string) =>
      (await registerThing(deps, { memberId: id, url, title: `The work of ${id}` })).id;
    things = { ann: await register(ann, URL_OF_ANN), bob: await register(bob, URL_OF_BOB) };
    for (const id of Object.values(things)) await verifyCreator(deps, id);
    await flattr(ann, things.bob);
    await flattr(bob, things.ann);
  });
  afterEach(() => server.close());

  const flattr = ({ id }: Member, thingId: number) =>
    flattrThing(server.deps, {
      supporter: { memberId: id },
      thing: { id: thingId },
      source: 'button',
    });
  const leave = (form: Record<string, string> = {}) =>
    browser.post('/settings/delete', {
      leave_password: password,
      left: '10000000',
      give_up: '1',
      ...form,
    });
  const balance = (ledgerAccount: string) => balanceOf(server.deps.db, ledgerAccount);
  const table = (name: string, where: object) => server.deps.db(name).where(where);

  it('is for members alone', async () => {
    for (const path of ['/settings/export', '/settings/delete']) {
      expect((await server.visitor().get(path)).headers.get('Location')).to.match(/^\/sign-in/);
    }
    await server.visitor().post('/settings/delete', { leave_password: password });
    expect((await findMember(server.deps.db, ann.id))!.deletedAt).to.equal(null);
  });

  it('hands out everything about the member, without secrets, as one file', async () => {
    const { deps } = server;
    await issueToken(deps, { memberId: ann.id, scopes: ['flattr'], label: 'My script' });
    await subscribeToThing(deps, { supporterId: ann.id, thingId: things.bob });
    await trustSite(deps, {
      supporterId: ann.id,
      origin: 'https://blog.example.org',
      isTrusted: true,
    });
    await deps.db('passkeys').insert({
      credential_id: 'the-credential',
      member_id: ann.id,
      name: 'My phone',
      public_key: 'the-key',
      sign_count: 1,
      created_at: deps.clock.now(),
    });
    const identifier = emailIdentifier('ann@example.org');
    await verifyIdentity(deps, { memberId: ann.id, identifier });
    await browser.post('/feeds', { url: 'https://ann.example/feed' });
    const answer = await browser.get('/settings/export');
    expect(answer.headers.get('Content-Disposition')).to.equal(
      'attachment; filename="flattr-ann.json"',
    );
    expect(answer.body.member).to.include({
      name: 'ann',
      email: 'ann@example.org',
      hasPassword: true,
    });
    expect(answer.body.sessions).to.have.length(1);
    expect(answer.body.identifiers).to.deep.equal([identifier]);
    expect(answer.body.passkeys[0].name).to.equal('My phone');
    expect(answer.body.tokens[0]).to.deep.include({ label: 'My script', scopes: ['flattr'] });
    expect(answer.body.budgets[0]).to.include({ fromPeriod: '2026-01', amount: '10.00' });
    expect(answer.body.flattrs[0]).to.include({ url: URL_OF_BOB, period: '2026-01' });
    expect(answer.body.subscriptions[0]).to.include({ url: URL_OF_BOB, isActive: true });
    expect(answer.body.trustedSites).to.deep.equal(['https://blog.example.org']);
    expect(answer.body.feeds[0]).to.include({ address: 'https://ann.example/feed' });
    expect(answer.body.things[0]).to.include({ url: URL_OF_ANN });
    expect(answer.body.ledger.funds[0]).to.include({ amount: '10.00', balance: '10.00' });
    for (const secret of ['argon2', 'the-key', 'the-credential', 'token_hash', 'tokenHash']) {
      expect(answer.text, secret).to.not.include(secret);
    }
    expect(answer.text, 'nothing of others').to.not.include('bob@example.org');
  });

  it('hands out long lists whole', async () => {
    const rows = Array.from({ length: 2100 }, (_, index) => ({
      period: '2025-12',
      supporter_id: ann.id,
      thing_id: index + 10,
      source: 'api',
      created_at: index,
    }));
    await server.deps.db('periods').insert({ period: '2025-12', state: 'open' });
    await server.deps.db.batchInsert('flattrs', rows, 100);
    expect((await browser.get('/settings/export')).body.flattrs).to.have.length(2101);
    await server.deps.db('flattrs').where({ period: '2025-12' }).delete();
  });

  it('takes away who the member was and what let them in, and leaves the books', async () => {
    const { deps } = server;
    await issueToken(deps, { memberId: ann.id, scopes: ['flattr'] });
    await subscribeToThing(deps, { supporterId: ann.id, thingId: things.bob });
    const identifier = emailIdentifier('ann@example.org');
    await verifyIdentity(deps, { memberId: ann.id, identifier });
    await browser.post('/feeds', { url: 'https://ann.example/feed' });
    const other = await server.as(ann);
    await browser.post('/settings/profile', { display_name: 'Ann Example', about: 'Me' });
    await browser.post('/settings/email', { email: 'x@example.org', email_password: password });
    const entries = await deps.db('ledger_entries').orderBy('id');

    const answer = await leave();
    expect((await browser.follow(answer)).text).to.include('You have left Flattr');
    expect(browser.cookie('flattr')).to.equal(undefined);
    expect((await other.get('/settings')).status).to.equal(303);

    const row = await deps.db('members').where({ id: ann.id }).first();
    expect(row).to.include({
      name: `deleted-${ann.id}`,
      email: null,
      password_hash: null,
      display_name: '',
      about: '',
    });
    expect(JSON.stringify({ ...row, fid: '' })).to.not.match(/ann/i);
    for (const name of [
      'sessions',
      'access_tokens',
      'mail_tokens',
      'passkeys',
      'member_identifiers',
    ]) {
      expect(await table(name, { member_id: ann.id }), name).to.have.length(0);
    }
    const feed = await deps.db('feeds').first();
    expect(feed).to.include({ address: 'https://ann.example/feed', added_by: null });
    const subscriptions = await table('subscriptions', { supporter_id: ann.id });
    expect(subscriptions.map((subscription) => Boolean(subscription.is_active))).to.deep.equal([
      false,
    ]);
    expect(await table('flattrs', { supporter_id: ann.id })).to.have.length(0);
    expect(await table('flattrs', { supporter_id: bob.id })).to.have.length(1);
    expect((await newestMail(deps.db, 'ann@example.org')).subject).to.equal('You have left Flattr');
    expect(await table('mails', { recipient: 'ann@example.org' })).to.have.length(1);

    const after = await deps.db('ledger_entries').orderBy('id');
    expect(after.slice(0, entries.length)).to.deep.equal(entries);
    expect(after.slice(entries.length).map(({ reference }) => reference)).to.deep.equal([
      `given-up/${ann.id}/funds`,
    ]);
    expect(await balance(account.givenUp)).to.equal(10_000_000);
    expect(await balance(account.funds(ann.id))).to.equal(0);

    const again = await server.visitor().post('/sign-in', { login: 'ann', password });
    expect(again.status).to.equal(400);
  });

  it('gives the name to nobody else, for buttons in the wild carry it, but frees the address', async () => {
    await leave();
    const form = { kind: 'individual', name: 'Ann', email: 'ann@example.org', password };
    const taken = await server.visitor().post('/sign-up', form);
    expect(taken.text).to.include('is taken');
    expect((await server.visitor().post('/sign-up', { ...form, name: 'ann2' })).status).to.equal(
      303,
    );
    expect((await newestMail(server.deps.db, 'ann@example.org')).subject).to.match(/^Confirm/);
  });

  it('lets what their things receive wait for a creator', async () => {
    await leave();
    expect((await table('things', { id: things.ann }))[0].creator_id).to.equal(null);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    expect(await balance(account.thing(things.ann))).to.equal(10_000_000);
    expect(await balance(account.earnings(ann.id))).to.equal(0);
  });

  it('asks for the sum that is given up, and for the present one', async () => {
    expect((await browser.get('/settings/delete')).text)
      .to.include('value="10000000"')
      .and.include('$10.00');
    for (const form of [{ give_up: '' }, { left: '0' }, { left: '9999999' }, { left: 'x' }]) {
      const answer = await leave(form);
      expect(answer.status).to.equal(400);
      expect(answer.text).to.include('what is left of your money');
    }
    expect(await balance(account.funds(ann.id))).to.equal(10_000_000);
    expect(await table('flattrs', { supporter_id: ann.id }), 'all or nothing').to.have.length(1);
    expect((await browser.get('/settings')).status).to.equal(200);
  });

  it('needs the password, or a passkey', async () => {
    for (const form of [
      { leave_password: 'wrong' },
      { leave_password: '' },
      { passkey: 'nonsense' },
      { passkey: '{"id":"x"}' },
    ]) {
      expect((await leave(form)).status, JSON.stringify(form)).to.equal(400);
    }
    expect((await findMember(server.deps.db, ann.id))!.deletedAt).to.equal(null);
  });

  it('waits for the month that has ended to be divided, so that its creators get their shares', async () => {
    server.setTime('2026-02-01T00:30:00Z');
    const early = await leave();
    expect(early.status).to.equal(403);
    expect(early.text).to.include('2026-01 are being divided');

    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    expect(await balance(account.earnings(bob.id))).to.equal(10_000_000);
    // Ann gave 10.00 and received 10.00.
    expect((await leave()).status).to.equal(303);
    expect(await balance(account.givenUp)).to.equal(10_000_000);
    expect(await table('flattrs', { supporter_id: ann.id }), 'of a closed month').to.have.length(1);
  });

  it('waits while a month is closing, whoever flattred in it', async () => {
    const carl = await aMember(server.deps, { name: 'carl', password });
    const carls = await server.as(carl);
    await server.deps.db('periods').where({ period: '2026-01' }).update({ state: 'closing' });
    const form = { leave_password: password };
    expect((await carls.post('/settings/delete', form)).status).to.equal(403);
    await server.deps.db('periods').where({ period: '2026-01' }).update({ state: 'open' });
    expect((await carls.post('/settings/delete', form)).status).to.equal(303);
  });
});
