import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

type Key = { memberId: number; ownerId: number };

/** Does nothing when it stands already. */
export async function insertStandingAcceptance(
  trx: Trx,
  { createdAt, memberId, ownerId }: Key & { createdAt: Instant },
): Promise<void> {
  await trx('standing_acceptances')
    .insert({ member_id: memberId, owner_id: ownerId, created_at: createdAt })
    .onConflict(['member_id', 'owner_id'])
    .ignore();
}

export async function deleteStandingAcceptances(
  db: Db | Trx,
  { memberId, ownerId }: Key,
): Promise<void> {
  await db('standing_acceptances').where({ member_id: memberId, owner_id: ownerId }).delete();
}

/** All that have to do with a member who leaves the service. */
export async function forgetStandingAcceptances(trx: Trx, memberId: number): Promise<void> {
  await trx('standing_acceptances')
    .where({ member_id: memberId })
    .orWhere({ owner_id: memberId })
    .delete();
}

export async function selectWhoAcceptsAllOf(
  db: Db | Trx,
  { memberIds, ownerId }: { ownerId: number; memberIds: readonly number[] },
): Promise<Set<number>> {
  const ids = await db('standing_acceptances')
    .where({ owner_id: ownerId })
    .whereIn('member_id', [...memberIds])
    .pluck('member_id');
  return new Set(ids);
}

export function selectOwnersAcceptedBy(db: Db | Trx, memberId: number): Promise<number[]> {
  return db('standing_acceptances').where({ member_id: memberId }).pluck('owner_id');
}
