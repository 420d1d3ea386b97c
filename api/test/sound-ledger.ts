import { expect } from 'chai';
import type { Deps } from '../src/deps.ts';

/** The invariants that hold after every test. */
export async function expectSoundLedger({ db }: Deps): Promise<void> {
  const [row] = await db('ledger_balances').sum({ total: 'amount' });
  expect(Number(row?.total ?? 0), 'all balances net to zero').to.equal(0);
}
