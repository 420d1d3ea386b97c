import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';
import type { RecordedCheck } from './latest-check.ts';

export async function insertCheck(db: Db, check: RecordedCheck): Promise<void> {
  await db('ledger_checks').insert({
    checked_at: check.checkedAt,
    is_ok: check.ok,
    results: JSON.stringify(check.invariants),
  });
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
