import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { aCreator, EURO, earn, IBAN, PASSWORD, setPayoutsTo } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import type { DomainError } from '../errors.ts';
import { useEarnings } from '../funds/use-earnings.ts';
import { placeHold } from '../holds/place-hold.ts';
import { releaseHold } from '../holds/release-hold.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import type { PayoutEvent } from '../payments/payout-provider.ts';
import { applyEvent } from './apply-event.ts';
import { batchFile } from './batch-file.ts';
import { cancelBatch } from './cancel-batch.ts';
import { cancelPayout } from './cancel-payout.ts';
import { confirmBatch, confirmPayout } from './confirm-payout.ts';
import { createBatch, nextBankDay } from './create-batch.ts';
import { findBatch } from './find-batches.ts';
import { findPayoutOf } from './find-payouts.ts';
import { payableOf } from './payable-of.ts';
import type { Payout } from './payout.ts';
import { requestAutomatic } from './request-automatic.ts';
import { newPayoutId, requestPayout } from './request-payout.ts';
import { sendPayouts } from './send-payouts.ts';
import { setAutomatic, setDestination } from './set-destination.ts';

const failure = (work: Promise<unknown>): Promise<DomainError> =>
  work.then(
    () => {
      throw new Error('It should have failed.');
    },
    (error) => error,
  );

describe('Payouts', () => {
  let server: TestServer;

  const start = async (env: NodeJS.ProcessEnv = {}, now = '2026-02-10T12:00:00Z') => {
    server = await testServer({ now, env });
  };
  afterEach(() => server.close());

  const balance = (name: string) => balanceOf(server.deps.db, name);
  const earnings = ({ id }: Member) => balance(account.earnings(id));
  const request = (
    { id: memberId }: Member,
    amount: number | 'everything' = 'everything',
    id = newPayoutId(),
  ): Promise<Payout> => requestPayout(server.deps, { memberId, amount, id });
  const stateOf = async ({ id }: { id: string }) =>
    (await server.deps.db('payouts').where({ id }).first()).state;
  const stepsOf = async ({ id, memberId }: Payout) =>
    (await findPayoutOf(server.deps.db, { memberId, id }))!.steps.map(({ state }) => state);
  const mailsTo = ({ email }: Member): Promise<string[]> =>
    server.deps.db('mails').where({ recipient: email }).orderBy('id').pluck('subject');
  const hold = (member: Member, amount: number | null, reason = 'contest' as const) =>
    inTransaction(server.deps.db, (trx) =>
      placeHold(trx, server.deps, { memberId: member.id, reason, amount, cause: 'test/1' }),
    );
  const release = (member: Member) =>
    inTransaction(server.deps.db, (trx) =>
      releaseHold(trx, server.deps, { memberId: member.id, cause: 'test/1' }),
    );
  const failCheck = async (isOk = false) => {
    await server.deps.db('ledger_checks').insert({ checked_at: 0, is_ok: isOk, results: '[]' });
  };

  describe('of play money', () => {
    beforeEach(() => start());

    it('arrive at once, and leave the books with what came in less what went out', async () => {
      const creator = await aCreator(server.deps, { earned: '25.00' });

      const payout = await request(creator);

      expect(payout).to.include({ state: 'paid', amount: 25_000_000, provider: 'sandbox' });
      expect(await earnings(creator)).to.equal(0);
      expect(await balance(account.payout(payout.id))).to.equal(0);
      expect(await balance(account.world('sandbox'))).to.equal(0);
      expect(await stepsOf(payout)).to.deep.equal(['requested', 'sent', 'paid']);
      expect((await mailsTo(creator)).at(-1)).to.equal('$25.00 was paid to you');
    });

    it('come back when they fail, and say what to do', async () => {
      const creator = await aCreator(server.deps, { to: 'failed' });

      const payout = await request(creator, 20_000_000);

      expect(payout).to.include({ state: 'failed', reason: 'The account is closed.' });
      expect(await earnings(creator)).to.equal(25_000_000);
      const mails = await server.deps.db('mails').where({ recipient: creator.email }).orderBy('id');
      expect(mails.at(-1).body).to.contain('The account is closed.').and.contain('/payouts');
    });

    it('take whole cents, and leave the rest in the earnings', async () => {
      const creator = await aCreator(server.deps, { earned: '12.345678' });

      expect((await request(creator)).amount).to.equal(12_340_000);
      expect(await earnings(creator)).to.equal(5_678);
    });

    for (const [amount, words] of [
      [9_990_000, 'at least 10.00 USD'],
      [25_010_000, 'at most 25.00 USD'],
      [10_000_001, 'whole cents'],
      [0, 'at least 10.00 USD'],
      [-10_000_000, 'at least 10.00 USD'],
    ] as const) {
      it(`refuse ${amount} micros of 25.00`, async () => {
        const creator = await aCreator(server.deps);

        const error = await failure(request(creator, amount));

        expect(error.fields.amount).to.contain(words);
        expect(await server.deps.db('payouts')).to.have.length(0);
        expect(await earnings(creator)).to.equal(25_000_000);
      });
    }

    it('need a destination first', async () => {
      const creator = await aMember(server.deps);
      await earn(server.deps, creator, '25.00');

      expect((await failure(request(creator))).fields).to.have.property('destination');
    });

    it('are one when their form is sent twice, another when it was changed', async () => {
      const creator = await aCreator(server.deps, { earned: '50.00' });
      const id = newPayoutId();

      const [one, two] = [
        await request(creator, 20_000_000, id),
        await request(creator, 20_000_000, id),
      ];
      const other = await request(creator, 10_000_000, id);

      expect(one.id).to.equal(id);
      expect(two.id).to.equal(id);
      expect(other.id).not.to.equal(id);
      expect(await earnings(creator)).to.equal(20_000_000);
    });

    it('never touch an id that is somebody else’s', async () => {
      const [one, two] = [await aCreator(server.deps), await aCreator(server.deps)];
      const theirs = await request(one, 20_000_000);

      expect((await request(two, 20_000_000, theirs.id)).id).not.to.equal(theirs.id);
      const stolen = cancelPayout(server.deps, { memberId: two.id, id: theirs.id });
      expect((await failure(stolen)).code).to.equal('not_found');
    });

    it('stop while a check of the books fails, and go on after it', async () => {
      const creator = await aCreator(server.deps);
      await failCheck();

      const error = await failure(request(creator));
      expect(error.code).to.equal('payouts_stopped');
      expect(await earnings(creator)).to.equal(25_000_000);

      await failCheck(true);
      expect((await request(creator)).state).to.equal('paid');
    });

    it('apply an event once, and keep one that matches nothing', async () => {
      const creator = await aCreator(server.deps);
      const payout = await request(creator);
      const event: PayoutEvent = {
        provider: 'sandbox',
        eventId: 'again',
        outcome: 'paid',
        payoutId: payout.id,
        amount: payout.amount,
        currency: 'USD',
        reason: '',
      };
      const apply = (changes: Partial<PayoutEvent>) =>
        applyEvent(server.deps, { ...event, ...changes });

      expect(await apply({})).to.equal('known');
      expect(await apply({ eventId: '2', amount: 1 })).to.equal('unmatched');
      expect(await apply({ eventId: '3', currency: 'EUR' })).to.equal('unmatched');
      expect(await apply({ eventId: '4', provider: 'elsewhere' })).to.equal('unmatched');
      expect(await apply({ eventId: '5', payoutId: 'x'.repeat(26) })).to.equal('unmatched');
      expect(await apply({ eventId: '6', outcome: 'failed' })).to.equal('unmatched');
      expect(await stateOf(payout)).to.equal('paid');
    });

    it('come back when the bank returns what was paid, and are not paid again', async () => {
      const creator = await aCreator(server.deps);
      const payout = await request(creator);
      const told = {
        provider: 'sandbox',
        payoutId: payout.id,
        amount: payout.amount,
        currency: 'USD',
      };

      await applyEvent(server.deps, {
        ...told,
        eventId: 'r',
        outcome: 'returned',
        reason: 'Gone.',
      });
      const late = await applyEvent(server.deps, {
        ...told,
        eventId: 'p',
        outcome: 'paid',
        reason: '',
      });

      expect(late).to.equal('unmatched');
      expect(await stateOf(payout)).to.equal('failed');
      expect(await earnings(creator)).to.equal(25_000_000);
      expect(await balance(account.world('sandbox'))).to.equal(-25_000_000);
    });

    it('are asked for by themselves after a month, once, for who wants that', async () => {
      const wants = await aCreator(server.deps);
      const wantsNot = await aCreator(server.deps);
      const hasLittle = await aCreator(server.deps, { earned: '9.99' });
      for (const { id } of [wants, hasLittle]) {
        expect(await setAutomatic(server.deps, { memberId: id, isAutomatic: true })).to.equal(true);
      }

      expect(await requestAutomatic(server.deps)).to.equal(1);
      await earn(server.deps, wants, '30.00');
      expect(await requestAutomatic(server.deps)).to.equal(0);

      expect(await earnings(wants)).to.equal(30_000_000);
      expect(await earnings(wantsNot)).to.equal(25_000_000);
      await earn(server.deps, hasLittle, '0.01');
      expect(await requestAutomatic(server.deps)).to.equal(1);
      server.setTime('2026-03-02T12:00:00Z');
      expect(await requestAutomatic(server.deps)).to.equal(1);
      expect(await earnings(wants)).to.equal(0);
    });
  });

  describe('and holds', () => {
    it('leave what is held', async () => {
      await start();
      const creator = await aCreator(server.deps);
      await hold(creator, 10_000_000);

      expect((await failure(request(creator, 15_010_000))).fields.amount).to.contain('15.00');
      expect((await request(creator)).amount).to.equal(15_000_000);
      await earn(server.deps, creator, '3.00');
      expect((await failure(request(creator))).fields.amount).to.contain('claims its site');
    });

    it('of everything let nothing out, neither to funds', async () => {
      await start();
      const creator = await aCreator(server.deps);
      await hold(creator, null);

      expect((await failure(request(creator))).fields.amount).to.contain('claims its site');
      const use = useEarnings(server.deps, { memberId: creator.id, amount: 1, id: newPayoutId() });
      expect((await failure(use)).fields.earnings).to.contain('claims its site');
      await release(creator);
      expect((await request(creator)).state).to.equal('paid');
    });

    it('let earnings into funds up to what is free', async () => {
      await start();
      const creator = await aCreator(server.deps);
      await hold(creator, 10_000_000);
      const use = (amount: number, id = newPayoutId()) =>
        useEarnings(server.deps, { memberId: creator.id, amount, id });

      expect((await failure(use(15_000_001))).fields.earnings).to.contain('15.00');
      const id = newPayoutId();
      await use(15_000_000, id);
      await use(15_000_000, id);
      expect(await balance(account.funds(creator.id))).to.equal(15_000_000);
      expect(await earnings(creator)).to.equal(10_000_000);
    });

    it('keep a suspended member from asking', async () => {
      await start();
      const creator = await aCreator(server.deps);
      await inTransaction(server.deps.db, (trx) =>
        placeHold(trx, server.deps, {
          memberId: creator.id,
          reason: 'suspension',
          amount: null,
          cause: 'suspension/1',
        }),
      );
      expect((await failure(request(creator))).code).to.equal('payouts_stopped');
    });

    it('keep a new creator some days from their first earnings on', async () => {
      await start({ FLATTR_PAYOUT_HOLD_DAYS: '14' });
      const creator = await aCreator(server.deps);
      expect((await failure(request(creator))).fields.amount).to.contain('first earnings');

      server.setTime('2026-02-24T11:59:59Z');
      await earn(server.deps, creator, '5.00');
      expect((await payableOf(server.deps.db, server.deps, creator.id)).payable).to.equal(0);
      server.setTime('2026-02-24T12:00:00Z');
      expect((await request(creator)).amount).to.equal(30_000_000);
    });

    it('keep everything for 72 hours after a change, and tell the member', async () => {
      await start();
      const creator = await aCreator(server.deps);
      await setPayoutsTo(server.deps, creator, 'failed');

      expect((await failure(request(creator))).fields.amount).to.contain('where payouts go');
      expect(await mailsTo(creator)).to.deep.equal(
        Array(2).fill('Where your payouts go was changed'),
      );
      const use = { memberId: creator.id, amount: 1_000_000, id: newPayoutId() };
      await useEarnings(server.deps, use);
      server.setTime('2026-02-13T12:00:00Z');
      expect((await request(creator)).state).to.equal('failed');
    });

    it('keep everything for 72 hours after it is first said where payouts go, if there was money', async () => {
      await start();
      const creator = await aMember(server.deps, { password: PASSWORD });
      await earn(server.deps, creator, '25.00');
      server.setTime('2026-02-11T12:00:00Z');
      await setPayoutsTo(server.deps, creator, 'paid');
      expect((await failure(request(creator))).fields.amount).to.contain('where payouts go');
      server.setTime('2026-02-14T12:00:00Z');
      expect((await request(creator)).state).to.equal('paid');
    });

    it('stop a payout that was asked for and has not left', async () => {
      await start(EURO);
      const creator = await aCreator(server.deps, { to: 'bank' });
      const payout = await request(creator);
      await hold(creator, null);

      expect((await failure(createBatch(server.deps, { operatorId: null }))).code).to.equal(
        'not_found',
      );
      expect(await stateOf(payout)).to.equal('held');
      expect((await mailsTo(creator)).at(-1)).to.contain('is held');

      await release(creator);
      await sendPayouts(server.deps);
      expect(await stateOf(payout)).to.equal('requested');
      await createBatch(server.deps, { operatorId: null });
      expect(await stepsOf(payout)).to.deep.equal(['requested', 'held', 'requested', 'batched']);
    });

    it('carry a payout that waits over to a new destination', async () => {
      await start(EURO);
      const creator = await aCreator(server.deps, { to: 'bank' });
      const payout = await request(creator);
      await setPayoutsTo(server.deps, creator, 'paid');
      expect(await stateOf(payout)).to.equal('held');

      await sendPayouts(server.deps);
      expect(await stateOf(payout)).to.equal('held');
      server.setTime('2026-02-13T12:00:01Z');
      await sendPayouts(server.deps);
      expect(await stateOf(payout)).to.equal('paid');
    });
  });

  describe('to bank accounts', () => {
    beforeEach(() => start(EURO));

    it('wait for a batch, and can be taken back until then', async () => {
      const creator = await aCreator(server.deps, { to: 'bank' });
      const payout = await request(creator);
      expect(payout.state).to.equal('requested');
      await sendPayouts(server.deps);
      expect(await stateOf(payout)).to.equal('requested');

      await cancelPayout(server.deps, { memberId: creator.id, id: payout.id });
      await cancelPayout(server.deps, { memberId: creator.id, id: payout.id });
      expect(await earnings(creator)).to.equal(25_000_000);

      const again = await request(creator);
      await createBatch(server.deps, { operatorId: null });
      const late = cancelPayout(server.deps, { memberId: creator.id, id: again.id });
      expect((await failure(late)).code).to.equal('forbidden');
    });

    it('go out in a file that sums to what the ledger set aside', async () => {
      const [one, two] = [
        await aCreator(server.deps, { to: 'bank', earned: '25.00' }),
        await aCreator(server.deps, { to: 'bank', earned: '31.239999' }),
      ];
      const payouts = [await request(one), await request(two)];

      const id = await createBatch(server.deps, { operatorId: null });
      const batch = (await findBatch(server.deps.db, id))!;
      const first = await batchFile(server.deps, { id, operatorId: null });
      const second = await batchFile(server.deps, { id, operatorId: null });

      expect(batch).to.include({ payouts: 2, amount: 56_230_000, executeOn: '2026-02-10' });
      const accounts = payouts.map((payout) => balance(account.payout(payout.id)));
      const onLedger = (await Promise.all(accounts)).reduce((sum, amount) => sum + amount, 0);
      expect(onLedger).to.equal(batch.amount);
      expect(first.text).to.contain('<CtrlSum>56.23</CtrlSum>').and.contain(IBAN);
      expect(second.text).to.equal(first.text);
      expect(await stateOf(payouts[0]!)).to.equal('sent');

      expect(await confirmBatch(server.deps, { id, operatorId: null })).to.equal(2);
      expect(await confirmBatch(server.deps, { id, operatorId: null })).to.equal(0);
      expect(await balance(account.world('sepa'))).to.equal(56_230_000);
      expect(await earnings(two)).to.equal(9_999);
      const closed = (await findBatch(server.deps.db, id))!;
      expect(closed.closedAt).not.to.equal(null);
      const forgotten = batchFile(server.deps, { id, operatorId: null });
      expect((await failure(forgotten)).code).to.equal('not_found');
    });

    it('are confirmed one by one, and returned with the bank’s reason, even after they were paid', async () => {
      const creators = [
        await aCreator(server.deps, { to: 'bank' }),
        await aCreator(server.deps, { to: 'bank' }),
      ] as const;
      const payouts = [await request(creators[0]), await request(creators[1])] as const;
      const id = await createBatch(server.deps, { operatorId: null });
      const confirm = (payout: Payout, reason?: string) =>
        confirmPayout(server.deps, {
          id: payout.id,
          operatorId: null,
          confirmation:
            reason === undefined ? { outcome: 'paid' } : { outcome: 'returned', reason },
        });
      expect((await failure(confirm(payouts[0]))).code).to.equal('forbidden');

      await batchFile(server.deps, { id, operatorId: null });
      expect((await failure(confirm(payouts[0], ' '))).fields).to.have.property('reason');
      await confirm(payouts[0], 'AC04: the account is closed');
      await confirm(payouts[0], 'AC04: the account is closed');
      await confirm(payouts[1]);
      expect((await findBatch(server.deps.db, id))!.closedAt).not.to.equal(null);
      expect(await earnings(creators[0])).to.equal(25_000_000);
      expect((await failure(confirm(payouts[0]))).code).to.equal('forbidden');

      const returned = await confirm(payouts[1], 'MS03: no reason told');
      expect(returned.state).to.equal('failed');
      expect(await earnings(creators[1])).to.equal(25_000_000);
      expect(await balance(account.world('sepa'))).to.equal(0);
      const actions = await server.deps.db('operator_actions').orderBy('id').pluck('action');
      expect(actions).to.deep.equal([
        'payouts.batch',
        'payouts.download',
        'payouts.returned',
        'payouts.paid',
        'payouts.returned',
      ]);
    });

    it('leave a batch that is given up, until its file is fetched', async () => {
      const creator = await aCreator(server.deps, { to: 'bank' });
      const payout = await request(creator);
      const cancel = (id: number) =>
        cancelBatch(server.deps, { id, operatorId: null, reason: 'Wrong day.' });
      const first = await createBatch(server.deps, { operatorId: null });
      await cancel(first);
      expect(await stateOf(payout)).to.equal('requested');

      const id = await createBatch(server.deps, { operatorId: null });
      await batchFile(server.deps, { id, operatorId: null });
      expect((await failure(cancel(id))).code).to.equal('forbidden');
      await confirmBatch(server.deps, { id, operatorId: null });
    });

    it('are in no batch while a check of the books fails', async () => {
      await request(await aCreator(server.deps, { to: 'bank' }));
      await failCheck();

      const error = await failure(createBatch(server.deps, { operatorId: null }));
      expect(error.code).to.equal('payouts_stopped');
    });

    for (const [day, isRight] of [
      ['2026-02-10', true],
      ['2026-02-09', false],
      ['2026-02-30', false],
      ['2026-12-01', false],
      ['tomorrow', false],
    ] as const) {
      it(`${isRight ? 'can' : 'cannot'} be executed on ${day}`, async () => {
        await request(await aCreator(server.deps, { to: 'bank' }));
        const made = createBatch(server.deps, { operatorId: null, executeOn: day });
        if (isRight) await made;
        else expect((await failure(made)).fields).to.have.property('executeOn');
      });
    }

    it('are executed on a day on which banks work', () => {
      const days = ['2026-02-06', '2026-02-07', '2026-02-08', '2026-02-09'];
      expect(days.map((day) => nextBankDay(Date.parse(`${day}T12:00:00Z`)))).to.deep.equal([
        '2026-02-06',
        '2026-02-09',
        '2026-02-09',
        '2026-02-09',
      ]);
    });

    for (const [what, typed, field] of [
      ['a wrong IBAN', { iban: 'DE89370400440532013001' }, 'iban'],
      ['an IBAN outside SEPA', { iban: 'BR1800360305000010009795493C1' }, 'iban'],
      ['no IBAN', { iban: '' }, 'iban'],
      ['no name', { name: ' \u0000 ' }, 'name'],
      ['a BIC of another country', { bic: 'ABNANL2A' }, 'bic'],
      ['no BIC', { bic: 'DEUT' }, 'bic'],
      ['no BIC where one is needed', { iban: 'CH9300762011623852957' }, 'bic'],
    ] as const) {
      it(`go to no account with ${what}`, async () => {
        const member = await aMember(server.deps, { password: PASSWORD });
        const set = setDestination(server.deps, {
          member,
          proof: { password: PASSWORD },
          provider: 'sepa',
          typed: { name: 'Ann', iban: IBAN, ...typed },
        });
        expect((await failure(set)).fields).to.have.property(field);
        expect(await server.deps.db('payout_destinations')).to.have.length(0);
      });
    }

    it('show the last four of an account, and need the password to change it', async () => {
      const member = await aMember(server.deps, { password: PASSWORD });
      await setPayoutsTo(server.deps, member, 'bank', 'de89 3704 0044 0532 0130 00');
      const [row] = await server.deps.db('payout_destinations');
      expect(row.label).to.equal('bank account DE •••• 3000');

      const set = setDestination(server.deps, {
        member,
        proof: { password: 'not this one' },
        provider: 'sepa',
        typed: { name: 'Eve', iban: 'NL91ABNA0417164300' },
      });
      expect((await failure(set)).fields).to.have.property('proof_password');
      expect(await server.deps.db('payout_destinations')).to.have.length(1);
    });
  });

  it('by SEPA are not offered where the service counts in dollars', async () => {
    await start({ ...EURO, FLATTR_CURRENCY: 'USD' });
    const member = await aMember(server.deps, { password: PASSWORD });

    const error = await failure(setPayoutsTo(server.deps, member, 'bank'));
    expect(error.fields.provider).to.contain('SEPA moves euros alone');
  });
});
