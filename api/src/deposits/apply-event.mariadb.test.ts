import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { applyEvent } from './apply-event.ts';
import { newDepositId, startDeposit } from './start-deposit.ts';

describe('Payment events on many connections', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('make one entry of the same event sent 50 times at once', async () => {
    const member = await aMember(server.deps);
    const { id } = await startDeposit(server.deps, {
      memberId: member.id,
      amount: 10_000_000,
      id: newDepositId(),
    });
    const event = {
      provider: 'sandbox',
      eventId: 'one',
      outcome: 'succeeded',
      depositId: id,
      amount: 10_000_000,
      currency: 'USD',
    } as const;

    const results = await Promise.all(
      Array.from({ length: 50 }, () => applyEvent(server.deps, event)),
    );

    expect(results.filter((result) => result === 'applied')).to.have.length(1);
    expect(results.filter((result) => result === 'known')).to.have.length(49);
    expect(await server.deps.db('ledger_entries')).to.have.length(1);
    expect(await balanceOf(server.deps.db, account.funds(member.id))).to.equal(10_000_000);
  });

  it('make one entry of 20 different events that tell the same success', async () => {
    const member = await aMember(server.deps);
    const { id } = await startDeposit(server.deps, {
      memberId: member.id,
      amount: 5_000_000,
      id: newDepositId(),
    });

    await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        applyEvent(server.deps, {
          provider: 'sandbox',
          eventId: `event-${number}`,
          outcome: 'succeeded',
          depositId: id,
          amount: 5_000_000,
          currency: 'USD',
        }),
      ),
    );

    expect(await server.deps.db('ledger_entries')).to.have.length(1);
    expect(await balanceOf(server.deps.db, account.funds(member.id))).to.equal(5_000_000);
  });
});
