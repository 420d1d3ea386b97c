import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { findLastBlock } from './chain-store.ts';
import { checkLedger, type LedgerCheck } from './check-ledger.ts';
import {
  deleteChecksBefore,
  findChecks,
  findLastCheck,
  findVerifiedBlock,
  insertCheck,
} from './check-store.ts';

/** How often the whole chain is computed again. */
const WHOLE_EVERY = 24 * 3_600_000;
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

/**
 * Checks the ledger and records the result. A check that fails is logged as an error. The chain of hashes
 * is computed on from where the last check found it sound, and once a day, and after a fault, from its
 * first block on: whole it would take ever longer, many times an hour.
 */
export async function recordCheck(deps: Deps): Promise<RecordedCheck> {
  const checkedAt = deps.clock.now();
  const since = await findVerifiedBlock(deps.db, checkedAt - WHOLE_EVERY);
  // Before the check begins, so that this block is among those that it goes through.
  const upTo = await findLastBlock(deps.db);
  const check = { ...(await checkLedger(deps, since)), checkedAt };
  await insertCheck(deps.db, check, { upTo, isWhole: since === undefined });
  await deleteChecksBefore(deps.db, check.checkedAt - CHECKS_KEPT_FOR);
  for (const { name, ok, detail } of check.invariants) {
    if (!ok) deps.log.error({ invariant: name, detail }, 'an invariant of the ledger is broken');
  }
  return check;
}
