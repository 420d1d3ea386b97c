import { expect } from 'chai';
import { aMember, anOperator, aSupporter, aToken } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { aClient, authorizeUrl, basic, codeFor, sentTo } from '../../test/oauth.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { useEarnings } from '../funds/use-earnings.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import { flattrSubscribedThings } from '../subscriptions/flattr-subscribed-things.ts';
import { subscribeToThing } from '../subscriptions/subscribe-to-thing.ts';

const PASSWORD = 'a few words in a row';

describe('The console, members', () => {
  let server: TestServer;
  let operator: Member;
  let ann: Member;

  beforeEach(async () => {
    server = await testServer({ env: { FLATTR_PAYOUT_HOLD_DAYS: '0' } });
    operator = await anOperator(server.deps, { name: 'op' });
    ann = await aMember(server.deps, { name: 'ann', password: PASSWORD });
  });
  afterEach(() => server.close());

  const suspend = async (member: Member, reason = 'Stolen cards.') =>
    (await server.asProved(operator)).post(`/operator/members/${member.id}/suspend`, { reason });
  const restore = async (member: Member, reason = 'It was a mistake.') =>
    (await server.asProved(operator)).post(`/operator/members/${member.id}/restore`, { reason });

  it('finds members by a part of their name or address, their fid or number', async () => {
    const bob = await aMember(server.deps, { name: 'Bob_1' });
    const browser = await server.as(operator);
    for (const [query, found] of [
      ['', ['ann', 'Bob_1']],
      ['AN', ['ann']],
      ['b_1', ['Bob_1']],
      ['ann@example', ['ann']],
      [bob.fid, ['Bob_1']],
      [String(ann.id), ['ann']],
      ['b%1', []],
      ['nobody', []],
    ] as const) {
      const { text } = await browser.get(`/operator/members?${new URLSearchParams({ query })}`);
      for (const { name, id } of [ann, bob]) {
        const isThere = text.includes(`<a href="/operator/members/${id}">${name}</a>`);
        expect(isThere, `${query}: ${name}`).to.equal((found as readonly string[]).includes(name));
      }
    }
  });

  it('shows one member: money, what lets them in, what is theirs, what was done', async () => {
    const dan = await aSupporter(server.deps, { name: 'dan', funds: '12.50' });
    const thing = await aThing(server.deps, { creator: dan });
    const { text } = await (await server.as(operator)).get(`/operator/members/${dan.id}`);
    expect(text)
      .to.include('dan@example.org')
      .and.to.include('12.50')
      .and.to.include(`/operator/things/${thing}`);
    expect((await (await server.as(operator)).get('/operator/members/999')).status).to.equal(404);
  });

  it('suspends with a reason: nothing lets them in, and they are told why', async () => {
    const browser = await server.as(ann);
    const token = await aToken(server.deps, ann);
    expect((await suspend(ann, ' ')).status, 'without a reason').to.equal(400);
    expect((await suspend(ann)).status).to.equal(303);
    expect((await suspend(ann)).text, 'twice').to.include('suspended already');

    expect((await browser.get('/dashboard')).status, 'the old session').to.equal(303);
    expect((await server.visitor().withToken(token).get('/rest/v2/user')).status).to.equal(401);
    const right = await server.visitor().post('/sign-in', { login: 'ann', password: PASSWORD });
    expect(right.status).to.equal(403);
    expect(right.text).to.include('Your membership is suspended');
    const wrong = await server.visitor().post('/sign-in', { login: 'ann', password: 'wrong' });
    expect(wrong.text, 'who does not know the password learns nothing').not.to.include('suspended');
    expect((await (await server.as(ann)).get('/dashboard')).status, 'a new session').to.equal(303);
    expect((await server.visitor().get('/profile/ann')).status).to.equal(404);
    expect((await newestMail(server.deps.db, ann.email)).body).to.include('Stolen cards.');
  });

  it('ends what applications may do, and lets none begin', async () => {
    const client = await aClient(server.deps, operator);
    const redirect_uri = 'https://pods.example/back';
    const url = authorizeUrl({ client_id: client.clientId, redirect_uri, scope: 'flattr' });
    const ask = (form: Record<string, string>) =>
      server.visitor().send('POST', '/oauth/token', { headers: basic(client), form });
    const browser = await server.as(ann);
    const code = await codeFor(browser, url);
    const { body } = await ask({ grant_type: 'authorization_code', code, redirect_uri });
    const unused = await codeFor(browser, url);
    await suspend(ann);

    const bearer = server.visitor().withToken(body.access_token);
    expect((await bearer.get('/rest/v2/user')).status).to.equal(401);
    const late = await ask({ grant_type: 'authorization_code', code: unused, redirect_uri });
    expect(late.body.error).to.equal('invalid_grant');
    const token = await aToken(server.deps, ann).catch((error) => error);
    expect(token.code, 'a token of their own').to.equal('forbidden');
    expect(await sentTo(browser, url), 'asking once more').to.not.include('code=');
  });

  it('lets a new password not open what is suspended', async () => {
    await suspend(ann);
    await server.visitor().post('/forgot', { email: ann.email });
    const { path } = await newestMail(server.deps.db, ann.email);
    const answer = await server.visitor().post(path, { password: 'quite another sentence' });
    expect(answer.status).to.equal(403);
    expect(answer.headers.get('Set-Cookie')).to.equal(null);
  });

  it('keeps the money of a suspended member: earnings come in, are held, and are free again', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps);
    const thing = await aThing(deps, { creator: ann });
    await flattrAll(deps, supporter, [thing]);
    await suspend(ann);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
    expect(await balanceOf(deps.db, account.earnings(ann.id))).to.equal(10_000_000);
    const use = () =>
      useEarnings(deps, { memberId: ann.id, amount: 1_000_000, id: 'a'.repeat(26) });
    const refused = await use().catch((error) => error);
    expect(refused.code).to.be.oneOf(['validation', 'insufficient_funds', 'forbidden']);

    expect((await restore(ann)).status).to.equal(303);
    expect((await restore(ann)).status, 'twice').to.equal(400);
    await use();
    expect(await balanceOf(deps.db, account.funds(ann.id))).to.equal(1_000_000);
    const again = await server.visitor().post('/sign-in', { login: 'ann', password: PASSWORD });
    expect(again.status).to.equal(303);
  });

  it('lets subscriptions of a suspended member rest; flattrs already made count', async () => {
    const { deps } = server;
    const dan = await aSupporter(deps, { name: 'dan' });
    const [first, second] = [await aThing(deps), await aThing(deps)];
    await flattrAll(deps, dan, [first]);
    await subscribeToThing(deps, { supporterId: dan.id, thingId: second });
    await deps.db('flattrs').where({ thing_id: second }).delete();
    await deps.db('subscriptions').update({ last_period: '' });
    await suspend(dan);
    expect(await flattrSubscribedThings(deps)).to.equal(0);
    await restore(dan);
    expect(await flattrSubscribedThings(deps)).to.equal(1);
    expect(await deps.db('flattrs').pluck('thing_id')).to.have.members([first, second]);
  });

  it('does not suspend an operator', async () => {
    const other = await anOperator(server.deps, { name: 'other' });
    expect((await suspend(other)).status).to.equal(403);
    expect((await suspend(operator)).status).to.equal(403);
  });

  it('writes each down, with who, whom and why', async () => {
    await suspend(ann);
    await restore(ann);
    const lines = await server.deps.db('operator_actions').orderBy('id');
    expect(
      lines.map(({ operator_id, action, subject, reason }) => [
        operator_id,
        action,
        subject,
        reason,
      ]),
    ).to.deep.equal([
      [operator.id, 'member.suspend', `member:${ann.id}`, 'Stolen cards.'],
      [operator.id, 'member.restore', `member:${ann.id}`, 'It was a mistake.'],
    ]);
  });
});

describe('The console, every address', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const READ = [
    '/operator/members',
    '/operator/members/1',
    '/operator/abuse',
    '/operator/abuse/1',
    '/operator/appeals/1',
    '/operator/things/1',
    '/operator/fraud',
    '/operator/fraud/1',
    '/operator/claims',
    '/operator/claims/1',
    '/operator/contests/1',
    '/operator/payouts',
    '/operator/payouts/batches/1',
    '/operator/payouts/1',
    '/operator/months',
    '/operator/months/2026-01',
    '/operator/service',
    '/operator/service/deposit/sandbox/1',
  ];
  const WRITE = [
    '/operator/members/1/suspend',
    '/operator/members/1/restore',
    '/operator/abuse/1',
    '/operator/appeals/1',
    '/operator/things/1/hide',
    '/operator/things/1/show',
    '/operator/fraud/1',
    '/operator/claims/1/reject',
    '/operator/contests/1',
    '/operator/payouts/batches',
    '/operator/payouts/batches/1/file',
    '/operator/payouts/batches/1/confirm',
    '/operator/payouts/batches/1/cancel',
    '/operator/payouts/1/paid',
    '/operator/payouts/1/returned',
    '/operator/months/check',
    '/operator/months/2026-01/close',
    '/operator/service/deposit/sandbox/1',
  ];

  it('is not there for others, and changes nothing without a passkey or from another site', async () => {
    const { deps } = server;
    const ann = await aMember(deps, { name: 'ann' });
    const op = await anOperator(deps, { name: 'op' });
    const nowhere = (await server.visitor().get('/nowhere')).text;

    for (const browser of [server.visitor(), await server.asProved(ann)]) {
      for (const path of READ) expect((await browser.get(path)).status, path).to.equal(404);
      for (const path of WRITE) {
        expect((await browser.post(path, { reason: 'x' })).status, path).to.equal(404);
      }
    }
    expect((await server.visitor().get(READ[0]!)).text).to.equal(nowhere);

    const notProved = await server.as(op);
    for (const path of WRITE) {
      const answer = await notProved.post(path, { reason: 'Why it was done.' });
      expect(answer.status, path).to.equal(403);
      expect(answer.text, 'asks for it, and keeps what was typed')
        .to.include('Confirm that it is you')
        .and.to.include('Why it was done.');
    }
    const proved = await server.asProved(op);
    for (const path of WRITE) {
      const form = { reason: 'x' };
      const headers = { Origin: 'https://evil.example' };
      expect((await proved.send('POST', path, { form, headers })).status, path).to.equal(403);
    }
    expect(await deps.db('operator_actions')).to.deep.equal([]);
  });
});
