import { expect } from 'chai';
import { aCreator, EURO, earn } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { useEarnings } from '../funds/use-earnings.ts';
import { placeHold } from '../holds/place-hold.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { applyEvent } from './apply-event.ts';
import { batchFile } from './batch-file.ts';
import { cancelPayout } from './cancel-payout.ts';
import { confirmBatch } from './confirm-payout.ts';
import { createBatch } from './create-batch.ts';
import { requestAutomatic } from './request-automatic.ts';
import { newPayoutId, requestPayout } from './request-payout.ts';
import { sendPayouts } from './send-payouts.ts';
import { setAutomatic } from './set-destination.ts';

describe('Payouts on many connections', function () {
  this.timeout(60_000);
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer({ env: EURO });
  });
  afterEach(() => server.close());

  const earnings = ({ id }: { id: number }) => balanceOf(server.deps.db, account.earnings(id));
  const sumOf = async (where: object) => {
    const [row] = await server.deps.db('payouts').where(where).sum({ sum: 'amount' });
    return Number(row?.sum ?? 0);
  };
  const all = (count: number, work: () => Promise<unknown>) =>
    Promise.allSettled(Array.from({ length: count }, work));

  it('never take more than there is, whoever asks at the same instant', async () => {
    const creator = await aCreator(server.deps, { to: 'bank', earned: '45.00' });
    const memberId = creator.id;

    const results = await all(40, () =>
      requestPayout(server.deps, { memberId, amount: 10_000_000, id: newPayoutId() }),
    );

    expect(results.filter(({ status }) => status === 'fulfilled')).to.have.length(4);
    expect(await sumOf({ member_id: memberId })).to.equal(40_000_000);
    expect(await earnings(creator)).to.equal(5_000_000);
  });

  it('are one payout of one form that is sent 30 times at once', async () => {
    const creator = await aCreator(server.deps, { earned: '45.00' });
    const id = newPayoutId();

    await all(30, () =>
      requestPayout(server.deps, { memberId: creator.id, amount: 20_000_000, id }),
    );

    expect(await server.deps.db('payouts')).to.have.length(1);
    expect(await earnings(creator)).to.equal(25_000_000);
    expect(await sumOf({ state: 'paid' })).to.equal(20_000_000);
  });

  it('and earnings into funds share what is there', async () => {
    const creator = await aCreator(server.deps, { to: 'bank', earned: '50.00' });
    const memberId = creator.id;

    await Promise.all([
      all(10, () =>
        requestPayout(server.deps, { memberId, amount: 10_000_000, id: newPayoutId() }),
      ),
      all(10, () => useEarnings(server.deps, { memberId, amount: 10_000_000, id: newPayoutId() })),
    ]);

    const funds = await balanceOf(server.deps.db, account.funds(memberId));
    expect(funds + (await sumOf({})) + (await earnings(creator))).to.equal(50_000_000);
    expect(await earnings(creator)).to.equal(0);
  });

  it('come wholly before a hold or wholly after it', async () => {
    const creator = await aCreator(server.deps, { to: 'bank', earned: '100.00' });
    const memberId = creator.id;
    const hold = () =>
      inTransaction(server.deps.db, (trx) =>
        placeHold(trx, server.deps, {
          memberId,
          reason: 'contest',
          amount: 60_000_000,
          cause: 'x',
        }),
      );

    await Promise.all([
      all(6, () => requestPayout(server.deps, { memberId, amount: 10_000_000, id: newPayoutId() })),
      hold(),
      all(6, () => requestPayout(server.deps, { memberId, amount: 10_000_000, id: newPayoutId() })),
    ]);

    const late = await all(4, () =>
      requestPayout(server.deps, { memberId, amount: 10_000_000, id: newPayoutId() }),
    );
    expect(late.every(({ status }) => status === 'rejected')).to.equal(true);
    expect((await earnings(creator)) + (await sumOf({}))).to.equal(100_000_000);
  });

  it('are canceled or batched, never both, and each is in one batch', async () => {
    const creators = [];
    for (let count = 0; count < 6; count += 1) {
      creators.push(await aCreator(server.deps, { to: 'bank', earned: '10.00' }));
    }
    const payouts = await Promise.all(
      creators.map(({ id: memberId }) =>
        requestPayout(server.deps, { memberId, amount: 'everything', id: newPayoutId() }),
      ),
    );

    await Promise.allSettled([
      ...payouts.slice(0, 3).map(({ id, memberId }) => cancelPayout(server.deps, { id, memberId })),
      ...[1, 2, 3].map(() => createBatch(server.deps, { operatorId: null })),
    ]);

    const batches = await server.deps.db('payout_batches');
    const batched = await server.deps.db('payouts').where({ state: 'batched' });
    const inBatches = batches.reduce((sum, { payouts: count }) => sum + count, 0);
    expect(inBatches).to.equal(batched.length);
    expect(await sumOf({ state: 'batched' })).to.equal(
      batches.reduce((sum, { amount }) => sum + Number(amount), 0),
    );
    for (const { id } of batches) {
      await batchFile(server.deps, { id, operatorId: null });
      await all(5, () => confirmBatch(server.deps, { id, operatorId: null }));
    }
    const world = await balanceOf(server.deps.db, account.world('sepa'));
    expect(world).to.equal(await sumOf({ state: 'paid' }));
  });

  it('are asked for once a month by themselves, and sent once, by many processes at once', async () => {
    const creator = await aCreator(server.deps, { earned: '25.00' });
    await setAutomatic(server.deps, { memberId: creator.id, isAutomatic: true });

    await all(8, () => requestAutomatic(server.deps));
    await earn(server.deps, creator, '25.00');
    await Promise.all([
      all(8, () => requestAutomatic(server.deps)),
      all(8, () => sendPayouts(server.deps)),
    ]);

    expect(await server.deps.db('payouts')).to.have.length(1);
    expect(await balanceOf(server.deps.db, account.world('sandbox'))).to.equal(-25_000_000);
  });

  it('make one end of 40 events that tell of two', async () => {
    const creator = await aCreator(server.deps, { to: 'bank', earned: '25.00' });
    const { id, amount } = await requestPayout(server.deps, {
      memberId: creator.id,
      amount: 'everything',
      id: newPayoutId(),
    });
    const batch = await createBatch(server.deps, { operatorId: null });
    await batchFile(server.deps, { id: batch, operatorId: null });
    let count = 0;

    await all(40, () => {
      count += 1;
      return applyEvent(server.deps, {
        provider: 'sepa',
        eventId: `event-${count % 20}`,
        outcome: count % 2 === 0 ? 'paid' : 'failed',
        payoutId: id,
        amount,
        currency: 'EUR',
        reason: 'Told by the test.',
      });
    });

    const { state } = await server.deps.db('payouts').where({ id }).first();
    expect(['paid', 'failed']).to.include(state);
    expect(await earnings(creator)).to.equal(state === 'paid' ? 0 : 25_000_000);
  });
});
