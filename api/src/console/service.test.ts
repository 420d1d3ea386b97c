import { expect } from 'chai';
import { aMember, anOperator } from '../../test/factories.ts';
import { aCreator } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { applyEvent } from '../deposits/apply-event.ts';
import { RunNotes } from '../jobs/note-run.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import { parseAmount } from '../money.ts';
import { applyEvent as applyPayoutEvent } from '../payouts/apply-event.ts';

describe('The console, the service', () => {
  let server: TestServer;
  let operator: Member;
  let ann: Member;

  beforeEach(async () => {
    server = await testServer({ env: { FLATTR_PAYOUT_HOLD_DAYS: '0' } });
    operator = await anOperator(server.deps, { name: 'op' });
    ann = await aMember(server.deps, { name: 'ann' });
  });
  afterEach(() => server.close());

  const get = async (path: string) => (await (await server.as(operator)).get(path)).text;
  const post = async (path: string, outcome: string, reason = 'Looked up at the provider.') =>
    (await server.asProved(operator)).post(path, { outcome, reason });

  const event = {
    provider: 'sandbox',
    eventId: 'evt/1?x',
    depositId: 'd'.repeat(26),
    outcome: 'succeeded',
    amount: parseAmount('5.00'),
    currency: 'USD',
  } as const;
  const path = '/operator/service/deposit/sandbox/evt%2F1%3Fx';
  const aDeposit = (amount: string) =>
    server.deps.db('deposits').insert({
      id: event.depositId,
      member_id: ann.id,
      provider: 'sandbox',
      amount: parseAmount(amount),
      currency: 'USD',
      state: 'requested',
      created_at: 1,
    });
  const funds = () => balanceOf(server.deps.db, account.funds(ann.id));

  describe('payments that match nothing', () => {
    beforeEach(async () => {
      expect(await applyEvent(server.deps, event)).to.equal('unmatched');
    });

    it('are shown, and counted on the first page', async () => {
      expect(await get('/operator/service'))
        .to.include('evt/1?x')
        .and.to.include('$5.00');
      expect(await get('/operator')).to.include(
        '1 payment event without a deposit or payout to decide',
      );
      expect(await get(path)).to.include(event.depositId);
    });

    it('are applied after all, once, when they match by now', async () => {
      expect((await post(path, 'retry')).text, 'not yet').to.include('still matches no deposit');
      await aDeposit('5.00');
      expect((await post(path, 'retry')).status).to.equal(303);
      expect(await funds()).to.equal(5_000_000);
      expect((await post(path, 'retry')).status, 'twice').to.equal(404);
      expect(await applyEvent(server.deps, event), 'the provider tells again').to.equal('known');
      expect(await funds()).to.equal(5_000_000);
    });

    it('of another amount are never applied', async () => {
      await aDeposit('4.00');
      expect((await post(path, 'retry')).status).to.equal(400);
      expect(await funds()).to.equal(0);
      expect(await server.deps.db('operator_actions')).to.deep.equal([]);
    });

    it('are set aside with a reason, and no money moves', async () => {
      expect((await post(path, '')).status).to.equal(400);
      expect((await post(path, 'aside', '')).status).to.equal(400);
      expect((await post(path, 'aside', 'Paid back at the provider.')).status).to.equal(303);
      expect(await get('/operator/service')).not.to.include('evt/1?x');
      expect((await post(path, 'aside')).status).to.equal(404);
      expect(await server.deps.db('operator_actions').pluck('reason')).to.deep.equal([
        'Paid back at the provider.',
      ]);
    });

    it('of payouts likewise', async () => {
      await aCreator(server.deps);
      const told = {
        ...event,
        eventId: 'p1',
        payoutId: 'p'.repeat(26),
        outcome: 'paid',
        reason: '',
      };
      expect(await applyPayoutEvent(server.deps, told as never)).to.equal('unmatched');
      const page = '/operator/service/payout/sandbox/p1';
      expect((await post(page, 'retry')).text).to.include('still matches no payout');
      expect((await post(page, 'aside')).status).to.equal(303);
      expect(await get('/operator/service')).not.to.include('payout p');
    });
  });

  it('shows mails that were given up, without their text, and hooks that fail, by host alone', async () => {
    const { db } = server.deps;
    await db('mails').insert({
      recipient: 'gone@example.org',
      subject: 'Hello',
      body: 'https://x.example/reset/secret',
      created_at: 1,
      attempts: 20,
      last_error: '550 no such mailbox',
    });
    await db('hooks').insert({
      id: 'h1',
      member_id: ann.id,
      url: 'https://hooks.example/in?key=hidden',
      state: 'disabled',
      problem: 'It answered 410.',
      secret: 'sealed',
      failing_since: 1,
      next_look_at: 1,
      created_at: 1,
    });
    const text = await get('/operator/service');
    expect(text).to.include('550 no such mailbox').and.to.include('hooks.example');
    expect(text).not.to.include('reset/secret').and.not.to.include('key=hidden');
    expect(await get('/operator'))
      .to.include('1 mail given up')
      .and.to.include('1 web hook disabled');
  });

  it('shows which jobs fail, until they run well again', async () => {
    const { deps } = server;
    expect(await get('/operator/service')).to.include('has not run yet');
    const notes = new RunNotes();
    const name = 'send mails';
    await notes.bad(deps, name, new Error('the server is away'));
    await notes.bad(deps, name, new Error('the server is still away'));
    expect(await get('/operator/service'))
      .to.include('failed 2 times')
      .and.to.include('still away');
    expect(await get('/operator')).to.include('1 job failed');
    await notes.good(deps, name);
    expect(await get('/operator/service')).not.to.include('still away');
    expect(await get('/operator')).to.include('Nothing needs you');
  });

  it('writes down each failure of a job that the clock runs, and a good run', async () => {
    const { deps } = server;
    let isBroken = true;
    const jobs = runJobs(deps, [
      {
        name: 'send mails',
        when: '* * * * * *',
        work: async () => {
          if (isBroken) throw new Error('the server is away');
        },
      },
    ]);
    const run = () => deps.db('job_runs').where({ name: 'send mails' }).first();
    const until = async (isDone: (row: { failures: number }) => boolean) => {
      for (let tries = 0; tries < 100; tries += 1) {
        const row = await run();
        if (row && isDone(row)) return row;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('it did not happen');
    };
    await until(({ failures }) => failures > 0);
    isBroken = false;
    const row = await until(({ failures }) => failures === 0);
    expect(Number(row.ran_at)).to.equal(deps.clock.now());
    await jobs.stop();
  });
});
