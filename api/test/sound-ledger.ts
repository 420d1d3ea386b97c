import { expect } from 'chai';
import type { Deps } from '../src/deps.ts';
import { checkLedger } from '../src/ledger/check-ledger.ts';

/** The invariants that hold after every test. */
export async function expectSoundLedger(deps: Deps): Promise<void> {
  const { invariants } = await checkLedger(deps);
  expect(
    invariants.filter(({ ok }) => !ok),
    'invariants of the ledger that are broken',
  ).to.deep.equal([]);
}
