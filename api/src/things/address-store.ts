import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { CanonicalUrl } from './canonical-url.ts';

/** An address of a thing besides its own. */
export type ThingAddress = {
  hash: string;
  thingId: number;
  /** Else it goes as soon as somebody else names it. */
  isSure: boolean;
};

/** The further addresses among these hashes. */
export async function selectAddresses(
  db: Db | Trx,
  hashes: readonly string[],
): Promise<ThingAddress[]> {
  if (hashes.length === 0) return [];
  const rows = await db('thing_addresses').whereIn('url_hash', [...new Set(hashes)]);
  return rows.map((row) => ({
    hash: row.url_hash,
    thingId: row.thing_id,
    isSure: Boolean(row.is_sure),
  }));
}

/** Adds an address, or lets it lead to another thing. */
export async function saveAddress(
  trx: Trx,
  address: CanonicalUrl,
  { thingId, isSure, knownAt }: { thingId: number; isSure: boolean; knownAt: Instant },
): Promise<void> {
  await trx('thing_addresses')
    .insert({
      url_hash: address.hash,
      thing_id: thingId,
      url: address.url,
      is_sure: isSure,
      known_at: knownAt,
    })
    .onConflict('url_hash')
    .merge(['thing_id', 'is_sure', 'known_at']);
}

export async function deleteUnsureAddress(trx: Trx, hash: string): Promise<void> {
  await trx('thing_addresses').where({ url_hash: hash, is_sure: false }).delete();
}

/** Holds things until the transaction ends, in the order of their ids, so that nobody deadlocks. */
export async function holdThings(trx: Trx, ids: readonly number[]): Promise<void> {
  const query = trx('things')
    .whereIn('id', [...ids])
    .orderBy('id');
  await (isSqlite(trx) ? query : query.forUpdate()).select('id');
}

/** Lets a thing, and all that led to it, lead to another one. It is not listed any more. */
export async function leadThing(trx: Trx, fromId: number, toId: number): Promise<void> {
  await trx('things')
    .where({ id: fromId })
    .orWhere({ leads_to_id: fromId })
    .update({ leads_to_id: toId, is_hidden: true });
  await trx('thing_addresses').where({ thing_id: fromId }).update({ thing_id: toId });
}

/** The things that lead to these, each with where it leads. */
export async function selectLeading(
  db: Db | Trx,
  toIds: readonly number[],
): Promise<{ id: number; leadsToId: number }[]> {
  if (toIds.length === 0) return [];
  const rows = await db('things')
    .whereIn('leads_to_id', [...toIds])
    .select('id', 'leads_to_id');
  return rows.map((row) => ({ id: row.id, leadsToId: row.leads_to_id }));
}
