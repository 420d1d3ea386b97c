import type { Db, Trx } from '../db.ts';
import { asMicros } from '../money.ts';
import type { Instant } from '../period.ts';
import type { Hold, HoldReason } from './hold.ts';

/** A hold that somebody placed, with what it came from. */
export type PlacedHold = Omit<Hold, 'until'> & { cause: string };

export async function saveHold(trx: Trx, hold: PlacedHold & { memberId: number }): Promise<void> {
  const { memberId, reason, amount, cause, since } = hold;
  await trx('holds')
    .insert({
      member_id: memberId,
      reason,
      amount,
      cause,
      open_cause: cause,
      created_at: since,
    })
    .onConflict(['member_id', 'open_cause'])
    .merge({ reason, amount });
}

/** @returns whether there was such a hold. */
export async function endHold(
  trx: Trx,
  { memberId, cause, releasedAt }: { memberId: number; cause: string; releasedAt: Instant },
): Promise<boolean> {
  const ended = await trx('holds')
    .where({ member_id: memberId, open_cause: cause })
    .update({ open_cause: null, released_at: releasedAt });
  return ended > 0;
}

/** What holds a member's earnings, the oldest first. */
export async function findOpenHolds(db: Db | Trx, memberId: number): Promise<PlacedHold[]> {
  const rows = await db('holds')
    .where({ member_id: memberId })
    .whereNotNull('open_cause')
    .orderBy('id');
  return rows.map((row) => ({
    reason: row.reason as HoldReason,
    amount: row.amount === null ? null : asMicros(row.amount),
    cause: row.cause,
    since: Number(row.created_at),
  }));
}
