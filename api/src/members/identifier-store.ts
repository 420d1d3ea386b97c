import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** Who has shown that an identifier is theirs. */
export async function selectIdentifiedMember(
  db: Db | Trx,
  identifier: string,
): Promise<number | undefined> {
  const row = await db('member_identifiers').where({ identifier }).first('member_id');
  return row?.member_id;
}

/** Gives an identifier to a member, whoever had it before. */
export async function saveIdentifier(
  trx: Trx,
  {
    identifier,
    memberId,
    verifiedAt,
  }: { identifier: string; memberId: number; verifiedAt: Instant },
): Promise<void> {
  await trx('member_identifiers')
    .insert({ identifier, member_id: memberId, verified_at: verifiedAt })
    .onConflict('identifier')
    .merge(['member_id', 'verified_at']);
}

export async function selectIdentifiersOf(db: Db | Trx, memberId: number): Promise<string[]> {
  return db('member_identifiers')
    .where({ member_id: memberId })
    .orderBy('identifier')
    .pluck('identifier');
}

/** @returns whether the member had any. */
export async function removeIdentifiersOf(trx: Trx, memberId: number): Promise<boolean> {
  return (await trx('member_identifiers').where({ member_id: memberId }).delete()) > 0;
}
