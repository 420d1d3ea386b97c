import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import {
  deleteUnsureAddress,
  holdThings,
  leadThing,
  saveAddress,
  selectAddresses,
  selectLeading,
  type ThingAddress,
} from './address-store.ts';
import type { CanonicalUrl } from './canonical-url.ts';
import { selectThings } from './store.ts';
import type { Thing } from './thing.ts';

export type { ThingAddress };

/**
 * The things that addresses are, each one its own (not what it leads to), deleted ones too, by hash.
 * Held until the transaction ends, so that nobody joins or deletes them meanwhile.
 */
export async function holdThingsAt(
  trx: Trx,
  hashes: readonly string[],
): Promise<Map<string, Thing>> {
  const found = await selectThings(trx, 'url_hash', hashes);
  await holdThings(
    trx,
    found.map(({ id }) => id),
  );
  const held = await selectThings(trx, 'url_hash', hashes);
  return new Map(held.map((thing) => [thing.hash, thing]));
}

/**
 * Says that a thing is another one: flattrs of it go there from now on. What it has received stays
 * its own, and it keeps its creator. Its further addresses, and things that led to it, follow.
 */
export function leadOn(
  trx: Trx,
  { fromId, toId }: { fromId: number; toId: number },
): Promise<void> {
  return leadThing(trx, fromId, toId);
}

/** Gives a thing a further address, which must be no thing's own. */
export function addAddress(
  trx: Trx,
  address: CanonicalUrl,
  input: { thingId: number; isSure: boolean; knownAt: Instant },
): Promise<void> {
  return saveAddress(trx, address, input);
}

/** The further addresses of things among some hashes. */
export function findAddresses(db: Db | Trx, hashes: readonly string[]): Promise<ThingAddress[]> {
  return selectAddresses(db, hashes);
}

/** Takes a further address away, unless it is sure. */
export function dropUnsureAddress(trx: Trx, hash: string): Promise<void> {
  return deleteUnsureAddress(trx, hash);
}

/** The things that turned out to be one of these. */
export function leadingThings(
  db: Db | Trx,
  toIds: readonly number[],
): Promise<{ id: number; leadsToId: number }[]> {
  return selectLeading(db, toIds);
}
