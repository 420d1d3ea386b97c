import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { keyOf } from './count-attempt.ts';
import { addAttempt } from './store.ts';

/**
 * Adds to a count that all instances of the service share.
 * @returns what all of them counted in the window, this included.
 */
export async function addToCount(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  {
    kind,
    subject,
    count,
    windowEndsAt,
  }: { kind: string; subject: string; count: number; windowEndsAt: Instant },
): Promise<number> {
  const now = clock.now();
  const { attempts } = await inTransaction(db, (trx) =>
    addAttempt(trx, keyOf({ kind, subject }), { now, windowEndsAt, count }),
  );
  return attempts;
}
