import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** Somebody of whom a member wants to hear no more. */
export type Mute = { id: number; mutedId: number; isNamed: boolean; mutedAt: Instant };

/** Muting again by a message that names who it is from tells whom it was. */
export async function insertMute(
  db: Db | Trx,
  memberId: number,
  { mutedId, isNamed, mutedAt }: Omit<Mute, 'id'>,
): Promise<void> {
  await db('mutes')
    .insert({ member_id: memberId, muted_id: mutedId, is_named: isNamed, muted_at: mutedAt })
    .onConflict(['member_id', 'muted_id'])
    .merge(isNamed ? ['is_named'] : ['muted_at']);
}

export async function selectMutes(db: Db | Trx, memberId: number): Promise<Mute[]> {
  const rows = await db('mutes').where({ member_id: memberId }).orderBy('id');
  return rows.map((row) => ({
    id: row.id,
    mutedId: row.muted_id,
    isNamed: Boolean(row.is_named),
    mutedAt: Number(row.muted_at),
  }));
}

export async function deleteMute(db: Db | Trx, memberId: number, id: number): Promise<void> {
  await db('mutes').where({ member_id: memberId, id }).delete();
}

export async function deleteMutesOf(trx: Trx, memberId: number): Promise<void> {
  await trx('mutes').where({ member_id: memberId }).orWhere({ muted_id: memberId }).delete();
}
