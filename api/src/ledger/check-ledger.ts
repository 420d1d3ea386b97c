import { isSqlite } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { VerifiedBlock } from './chain.ts';
import { INVARIANTS } from './invariants.ts';

/** Whether an invariant holds; `detail` says what breaks it. */
export type InvariantResult = { name: string; ok: boolean; detail?: string };
export type LedgerCheck = { ok: boolean; invariants: InvariantResult[] };

/**
 * Checks every invariant of the ledger against one snapshot of the database. Changes nothing, and
 * may run at any time, beside clicks, deposits and a closing.
 * @param since the block up to which the chain need not be computed again; without it all of it is.
 */
export async function checkLedger(
  { config, db }: Pick<Deps, 'config' | 'db'>,
  since?: VerifiedBlock,
): Promise<LedgerCheck> {
  const invariants = await db.transaction(
    async (trx) => {
      const results: InvariantResult[] = [];
      for (const { name, findFaults } of INVARIANTS) {
        const faults = await findFaults(trx, config.currency, since);
        results.push(
          faults.length === 0
            ? { name, ok: true }
            : { name, ok: false, detail: faults.slice(0, 5).join('; ') },
        );
      }
      return results;
    },
    // One snapshot for all queries; SQLite's transactions have one by themselves.
    isSqlite(db) ? {} : { isolationLevel: 'repeatable read' },
  );
  return { ok: invariants.every(({ ok }) => ok), invariants };
}
