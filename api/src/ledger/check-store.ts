import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';
import type { VerifiedBlock } from './chain.ts';
import type { RecordedCheck } from './latest-check.ts';

/** @param chain up to which block the check found the chain sound, and whether from the first on. */
export async function insertCheck(
  db: Db,
  check: RecordedCheck,
  chain: { upTo: VerifiedBlock | undefined; isWhole: boolean },
): Promise<void> {
  await db('ledger_checks').insert({
    verified_block: chain.upTo?.number ?? null,
    verified_hash: chain.upTo?.hash ?? null,
    is_whole: chain.isWhole,
    checked_at: check.checkedAt,
    is_ok: check.ok,
    results: JSON.stringify(check.invariants),
  });
}

/**
 * Up to where the last check found the chain sound. Undefined when it found a fault, or when no check
 * after `wholeAfter` has gone through all of it.
 */
export async function findVerifiedBlock(
  db: Db,
  wholeAfter: Instant,
): Promise<VerifiedBlock | undefined> {
  const last = await db('ledger_checks').orderBy('id', 'desc').first();
  if (!last?.is_ok || last.verified_block === null) return undefined;
  const whole = await db('ledger_checks')
    .where({ is_whole: true, is_ok: true })
    .andWhere('checked_at', '>', wholeAfter)
    .first('id');
  return whole && { number: last.verified_block, hash: last.verified_hash };
}

export async function deleteChecksBefore(db: Db, instant: Instant): Promise<void> {
  await db('ledger_checks').where('checked_at', '<', instant).delete();
}

/** The last checks, newest first. */
export async function findChecks(db: Db, limit: number): Promise<RecordedCheck[]> {
  const rows = await db('ledger_checks').orderBy('id', 'desc').limit(limit);
  return rows.map((row) => ({
    checkedAt: Number(row.checked_at),
    ok: Boolean(row.is_ok),
    invariants: JSON.parse(row.results),
  }));
}

export async function findLastCheck(db: Db): Promise<RecordedCheck | null> {
  return (await findChecks(db, 1))[0] ?? null;
}
