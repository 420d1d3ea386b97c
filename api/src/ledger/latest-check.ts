import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { checkLedger, type LedgerCheck } from './check-ledger.ts';
import { deleteChecksBefore, findChecks, findLastCheck, insertCheck } from './check-store.ts';

const CHECKS_KEPT_FOR = 30 * 24 * 3_600_000;

/** A check of the ledger that was recorded, and when it was made. */
export type RecordedCheck = LedgerCheck & { checkedAt: Instant };

/** The last recorded check of the ledger, for the status page; null before the first. */
export async function latestCheck(db: Db): Promise<RecordedCheck | null> {
  return findLastCheck(db);
}

/** The last recorded checks of the ledger, newest first. */
export function listChecks(db: Db, limit: number): Promise<RecordedCheck[]> {
  return findChecks(db, limit);
}

/** Checks the ledger and records the result. A check that fails is logged as an error. */
export async function recordCheck(deps: Deps): Promise<RecordedCheck> {
  const check = { ...(await checkLedger(deps)), checkedAt: deps.clock.now() };
  await insertCheck(deps.db, check);
  await deleteChecksBefore(deps.db, check.checkedAt - CHECKS_KEPT_FOR);
  for (const { name, ok, detail } of check.invariants) {
    if (!ok) deps.log.error({ invariant: name, detail }, 'an invariant of the ledger is broken');
  }
  return check;
}
