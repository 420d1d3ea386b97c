import { expect } from 'chai';
import { aContest } from '../../test/contests.ts';
import { aMember, anOperator, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { settleSites } from '../claims/settle-sites.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { sweepThings } from '../distribution/sweep-things.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';

describe('The console, claims', () => {
  let server: TestServer;
  let operator: Member;
  let ann: Member;
  let bob: Member;
  let contestId: number;

  beforeEach(async () => {
    server = await testServer();
    operator = await anOperator(server.deps, { name: 'op' });
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    contestId = await aContest(server.deps, { incumbent: ann, challenger: bob });
  });
  afterEach(() => server.close());

  const get = async (path: string) => (await (await server.as(operator)).get(path)).text;

  it('lists contests that are open, counted on the first page, and claims by site and state', async () => {
    expect(await get('/operator')).to.include('1 contest to decide');
    const all = await get('/operator/claims');
    expect(all).to.include(`/operator/contests/${contestId}`).and.to.include('/operator/claims/2');
    expect(await get('/operator/claims?state=contested&site=CONTESTED')).to.include(
      '/operator/claims/2',
    );
    expect(await get('/operator/claims?state=open')).to.include('No claim is like that');
    expect(await get('/operator/claims?site=elsewhere')).to.include('No claim is like that');
  });

  it('shows both sides of a contest with what was found for each, and the public log', async () => {
    const text = await get(`/operator/contests/${contestId}`);
    expect(text)
      .to.include('The file is in place.')
      .and.to.include('The record is in place.')
      .and.to.include(`/operator/members/${ann.id}`)
      .and.to.include(`/operator/members/${bob.id}`)
      .and.to.include('The public log of the site');
  });

  it('shows one claim, from the page of its member too', async () => {
    expect(await get('/operator/claims/1')).to.include('The file is in place.');
    expect(await get(`/operator/members/${ann.id}`)).to.include('/operator/claims/1');
    const browser = await server.as(operator);
    expect((await browser.get('/operator/claims/9')).status).to.equal(404);
    expect((await browser.get('/operator/contests/9')).status).to.equal(404);
  });

  describe('and deciding', () => {
    const post = async (path: string, form: Record<string, string>) =>
      (await server.asProved(operator)).post(path, form);
    const decide = (outcome: string, reason = 'The record is of the owner of the domain.') =>
      post(`/operator/contests/${contestId}`, { outcome, reason });
    const ownerOf = async () => (await server.deps.db('sites').first()).owner_id;
    const statesOf = () => server.deps.db('claims').orderBy('id').pluck('state');

    it('a contest for the challenger: the site is theirs, with what was held; both are told', async () => {
      const { deps } = server;
      const thing = await aThing(deps, {
        creator: ann,
        url: 'https://contested.example/1',
        isVerified: false,
      });
      await flattrAll(deps, await aSupporter(deps), [thing]);
      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(deps, '2026-01');
      await sweepThings(deps);
      await settleSites(deps);
      expect(await get(`/operator/contests/${contestId}`)).to.include('$10.00');

      expect((await decide('')).status, 'without an outcome').to.equal(400);
      expect((await decide('challenger', ' ')).status, 'without a reason').to.equal(400);
      expect((await decide('challenger', 'x'.repeat(501))).status, 'too long').to.equal(400);
      expect((await decide('challenger')).status).to.equal(303);
      expect(await ownerOf()).to.equal(bob.id);
      expect(await statesOf()).to.deep.equal(['rejected', 'verified']);
      await sweepThings(deps);
      expect(await balanceOf(deps.db, account.earnings(bob.id))).to.equal(10_000_000);
      expect(await balanceOf(deps.db, account.earnings(ann.id))).to.equal(0);
      for (const [member, subject] of [
        [ann, 'contested.example is not yours'],
        [bob, 'contested.example is yours'],
      ] as const) {
        const mail = await newestMail(deps.db, member.email);
        expect(mail.subject).to.equal(subject);
        expect(mail.body).to.include('of the owner of the domain');
      }
      expect((await decide('incumbent')).status, 'twice').to.equal(400);
      expect(await deps.db('operator_actions').pluck('action')).to.deep.equal(['contest.decide']);
      expect(await get(`/operator/contests/${contestId}`)).to.include('Decided for bob');
    });

    it('a contest for who has it: all stays, and the other claim is rejected', async () => {
      expect((await decide('incumbent')).status).to.equal(303);
      expect(await ownerOf()).to.equal(ann.id);
      expect(await statesOf()).to.deep.equal(['verified', 'rejected']);
    });

    it('rejects a claim: the site is nobody’s, or the other side’s where it is contested', async () => {
      const reason = 'It is a copy of the site.';
      expect((await post('/operator/claims/1/reject', { reason: '' })).status).to.equal(400);
      expect((await post('/operator/claims/1/reject', { reason })).status).to.equal(303);
      expect(await ownerOf()).to.equal(bob.id);
      expect((await post('/operator/claims/1/reject', { reason })).status, 'twice').to.equal(400);
      expect((await newestMail(server.deps.db, ann.email)).body).to.include(reason);
      expect((await post('/operator/claims/2/reject', { reason })).status).to.equal(303);
      expect(await ownerOf()).to.equal(null);
      expect(await statesOf()).to.deep.equal(['rejected', 'rejected']);
      expect((await post('/operator/claims/9/reject', { reason })).status).to.equal(404);
    });
  });
});
