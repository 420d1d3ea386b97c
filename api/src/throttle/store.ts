import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/**
 * Counts attempts, one unless told, in the window that is open or in a new one that ends at `windowEndsAt`.
 * In a transaction, since the row stays locked until its end: each attempt sees its own number.
 */
export async function addAttempt(
  trx: Trx,
  key: string,
  { now, windowEndsAt, count = 1 }: { now: Instant; windowEndsAt: Instant; count?: number },
): Promise<{ attempts: number; endsAt: Instant }> {
  await trx('throttles')
    .insert({ throttle_key: key, attempts: count, ends_at: windowEndsAt })
    .onConflict('throttle_key')
    .merge({
      // In this order: MySQL sets the columns one after the other.
      attempts: trx.raw('CASE WHEN throttles.ends_at <= ? THEN ? ELSE throttles.attempts + ? END', [
        now,
        count,
        count,
      ]),
      ends_at: trx.raw('CASE WHEN throttles.ends_at <= ? THEN ? ELSE throttles.ends_at END', [
        now,
        windowEndsAt,
      ]),
    });
  const row = await trx('throttles').where({ throttle_key: key }).first();
  return { attempts: row?.attempts ?? count, endsAt: Number(row?.ends_at ?? windowEndsAt) };
}

/** Takes attempts back that turned out to be no failures. */
export async function subtractAttempts(db: Db, keys: readonly string[]): Promise<void> {
  await db('throttles')
    .whereIn('throttle_key', [...keys].sort())
    .andWhere('attempts', '>', 0)
    .decrement('attempts', 1);
}

export async function deleteEndedWindows(db: Db, now: Instant): Promise<void> {
  await db('throttles').where('ends_at', '<=', now).delete();
}
