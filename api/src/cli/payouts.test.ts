import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { aCreator, EURO } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { newPayoutId, requestPayout } from '../payouts/request-payout.ts';

describe('flattr payouts', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({ now: '2026-02-10T12:00:00Z', env: EURO });
  });
  afterEach(() => server.close());

  const flattr = (...args: string[]) =>
    runFlattr(['payouts', ...args], { databaseUrl: server.deps.config.databaseUrl, env: EURO });
  const aPayout = async () => {
    const { id: memberId } = await aCreator(server.deps, { to: 'bank' });
    const id = newPayoutId();
    await requestPayout(server.deps, { memberId, amount: 'everything', id });
    return { id, memberId };
  };

  it('carries payouts to the bank, tells which came back, and pays the others once', async () => {
    await aPayout();
    const back = await aPayout();

    const made = await flattr('batch');
    expect(made.code, made.stderr).to.equal(0);
    expect(made.stdout).to.match(/^1 {2}\S+ {2}2 payouts {2}50\.00 EUR {2}new\n$/);
    expect((await flattr('confirm', '1')).stderr).to.contain('no such batch at a bank');

    const file = await flattr('file', '1');
    expect(file.stdout).to.contain('<CtrlSum>50.00</CtrlSum>').and.contain(back.id);
    expect((await flattr('cancel', '1')).code).to.equal(1);
    const returned = await flattr('returned', back.id, '--reason', 'The account is closed.');
    expect(returned.code, returned.stderr).to.equal(0);
    expect((await flattr('confirm', '1')).stdout).to.equal('1 payouts are paid now.\n');
    expect((await flattr('confirm', '1')).stdout).to.equal('0 payouts are paid now.\n');

    expect((await flattr('list')).stdout).to.match(/ settled\n$/);
    expect(await balanceOf(server.deps.db, account.world('sepa'))).to.equal(25_000_000);
    expect(await balanceOf(server.deps.db, account.earnings(back.memberId))).to.equal(25_000_000);
  });

  it('makes no batch of nothing, and understands only numbers of batches', async () => {
    const nothing = await flattr('batch');
    expect(nothing.code).to.equal(1);
    expect(nothing.stderr).to.equal('No payout waits for a bank.\n');
    expect((await flattr('file', '1e3')).code).to.equal(2);
  });
});
