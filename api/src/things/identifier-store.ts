import type { Trx } from '../db.ts';

/** Things of nobody that name an identifier, by id, from after one on. */
export async function selectIdentified(
  trx: Trx,
  { identifier, after, limit }: { identifier: string; after: number; limit: number },
): Promise<number[]> {
  return trx('things')
    .where({ owner_identifier: identifier, creator_id: null, deleted_at: null })
    .andWhere('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .pluck('id');
}

/** Gives a thing to a creator, if it is still nobody's. */
export async function giveThing(
  trx: Trx,
  { thingId, creatorId }: { thingId: number; creatorId: number },
): Promise<boolean> {
  const count = await trx('things')
    .where({ id: thingId, creator_id: null, deleted_at: null })
    .update({ creator_id: creatorId });
  return count > 0;
}
