import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { newSecret } from '../secrets.ts';

export type Frequency = 'none' | 'weekly' | 'monthly';

/** When a member is told by mail what was written to them. */
export type Digest = {
  memberId: number;
  frequency: Frequency;
  offSecret: string;
  lastAt: Instant;
  /** Null: never. */
  nextAt: Instant | null;
};

/** Members who have none yet, the oldest first: they came since this was asked last. */
export function selectWithoutDigest(db: Db, limit: number): Promise<number[]> {
  return db('members')
    .leftJoin('digests', 'digests.member_id', 'members.id')
    .whereNull('digests.member_id')
    .whereNull('members.deleted_at')
    .orderBy('members.id')
    .limit(limit)
    .pluck('members.id');
}

/** Writes down a member's digest, unless there is one already. */
export async function insertOrKeepDigest(
  db: Db | Trx,
  { memberId, frequency, lastAt, nextAt }: Omit<Digest, 'offSecret'>,
): Promise<void> {
  await db('digests')
    .insert({
      member_id: memberId,
      frequency,
      off_secret: newSecret(),
      last_at: lastAt,
      next_at: nextAt,
    })
    .onConflict('member_id')
    .merge(['member_id']);
}

export async function selectDigest(db: Db | Trx, memberId: number): Promise<Digest | undefined> {
  const row = await db('digests').where({ member_id: memberId }).first();
  return row && digestOf(row);
}

export async function updateFrequency(
  db: Db | Trx,
  memberId: number,
  { frequency, nextAt }: Pick<Digest, 'frequency' | 'nextAt'>,
): Promise<void> {
  await db('digests').where({ member_id: memberId }).update({ frequency, next_at: nextAt });
}

export async function selectDue(db: Db, now: Instant, limit: number): Promise<Digest[]> {
  const rows = await db('digests').where('next_at', '<=', now).orderBy('next_at').limit(limit);
  return rows.map(digestOf);
}

/** Takes a digest that is due. Returns false when another process has, or it was turned off. */
export async function takeDigest(
  trx: Trx,
  { memberId, nextAt }: Digest,
  next: { lastAt: Instant; nextAt: Instant },
): Promise<boolean> {
  const taken = await trx('digests')
    .where({ member_id: memberId, next_at: nextAt })
    .update({ last_at: next.lastAt, next_at: next.nextAt });
  return taken === 1;
}

export async function deleteDigest(trx: Trx, memberId: number): Promise<void> {
  await trx('digests').where({ member_id: memberId }).delete();
}

function digestOf(row: Record<string, unknown>): Digest {
  return {
    memberId: row.member_id as number,
    frequency: row.frequency as Frequency,
    offSecret: row.off_secret as string,
    lastAt: Number(row.last_at),
    nextAt: row.next_at === null ? null : Number(row.next_at),
  };
}
