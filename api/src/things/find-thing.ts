import { ask } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import { selectAddresses } from './address-store.ts';
import {
  briefsQuestion,
  countThingsOf,
  selectIdsOf,
  selectIdsOn,
  selectLed,
  selectThings,
} from './store.ts';
import type { Thing, ThingBrief } from './thing.ts';

/**
 * A thing by its id or by the hash of a canonical URL, unless it was deleted. Every address that is
 * known to be the thing's finds it: its own, further ones (an episode's audio), and those of things
 * that turned out to be this one. The click, the look-up, the counts all ask here.
 */
export async function findThing(
  db: Db | Trx,
  key: { id: number } | { hash: string },
): Promise<Thing | undefined> {
  let [thing] =
    'id' in key
      ? await selectThings(db, 'id', [key.id])
      : await selectThings(db, 'url_hash', [key.hash]);
  if (!thing && 'hash' in key) {
    const [address] = await selectAddresses(db, [key.hash]);
    if (address) [thing] = await selectThings(db, 'id', [address.thingId]);
  }
  if (thing && thing.leadsToId !== null) {
    const [target] = await selectThings(db, 'id', [thing.leadsToId]);
    if (target?.deletedAt === null) return target;
  }
  return thing?.deletedAt === null ? thing : undefined;
}

/**
 * Things by id. Deleted ones too: a list of what was flattred names them still, and tells by
 * `deletedAt`.
 */
export async function findThings(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, Thing>> {
  const things = await selectThings(db, 'id', ids);
  return new Map(things.map((thing) => [thing.id, thing]));
}

/**
 * As questions: what a click needs of things, by their own hashes and ids. What is not there is left
 * out, and so is what is found by a further address or leads on: see `findFurtherThings`.
 */
export function askForThings(hashes: readonly string[], ids: readonly number[]) {
  return [briefsQuestion('url_hash', hashes), briefsQuestion('id', ids)] as const;
}

/** Things by what they were asked for by. */
export type FoundThings = { byHash: Map<string, ThingBrief>; byId: Map<number, ThingBrief> };

/**
 * What a click needs of the things that are found by a further address of theirs, or as one that
 * turned out to be another. Few are, so this is asked after `askForThings`, for what that did not find.
 */
export async function findFurtherThings(
  db: Db | Trx,
  hashes: readonly string[],
  ids: readonly number[],
): Promise<FoundThings> {
  const addresses = await selectAddresses(db, hashes);
  const led = await selectLed(db, { hashes, ids });
  const targets = await ask(
    db,
    briefsQuestion('id', [
      ...addresses.map(({ thingId }) => thingId),
      ...led.map(({ leadsToId }) => leadsToId),
    ]),
  );
  const target = new Map(targets.map((thing) => [thing.id, thing]));
  const found: FoundThings = { byHash: new Map(), byId: new Map() };
  for (const { hash, thingId } of addresses) {
    const thing = target.get(thingId);
    if (thing) found.byHash.set(hash, thing);
  }
  for (const { leadsToId, ...own } of led) {
    const thing = target.get(leadsToId) ?? own;
    found.byHash.set(own.hash, thing);
    found.byId.set(own.id, thing);
  }
  return found;
}

/**
 * What a click needs of the things that are there, by the hash that was asked for; hashes of none are
 * left out. Further addresses and things that lead on count, as for `findThing`.
 */
export async function findThingsByHash(
  db: Db | Trx,
  hashes: readonly string[],
): Promise<Map<string, ThingBrief>> {
  const things = await ask(db, briefsQuestion('url_hash', hashes));
  const found = new Map(things.map((thing) => [thing.hash, thing]));
  const missing = hashes.filter((hash) => !found.has(hash));
  const { byHash } = missing.length > 0 ? await findFurtherThings(db, missing, []) : { byHash: [] };
  return new Map([...found, ...byHash]);
}

/**
 * A creator's things, newest first, a page of `count` at a time; the first page is 1.
 * @param hidden whether hidden ones are among them: for the creator alone.
 */
export async function findThingsOf(
  db: Db | Trx,
  creatorId: number,
  {
    hidden = false,
    page = 1,
    count = 30,
  }: { hidden?: boolean; page?: number; count?: number } = {},
): Promise<{ total: number; things: Thing[] }> {
  const total = await countThingsOf(db, creatorId, { hidden });
  const ids = await selectIdsOf(db, creatorId, {
    hidden,
    offset: (page - 1) * count,
    limit: count,
  });
  const byId = await findThings(db, ids);
  return { total, things: ids.map((id) => byId.get(id)!) };
}

/**
 * The things on a host, with and without `www.`, newest first; hidden ones left out.
 * @param host without `www.`, see `host-of.ts`.
 */
export async function findThingsOn(
  db: Db | Trx,
  host: string,
  { page, count }: { page: number; count: number },
): Promise<{ total: number; things: Thing[] }> {
  const { total, ids } = await selectIdsOn(db, [host, `www.${host}`], {
    offset: (page - 1) * count,
    limit: count,
  });
  const byId = await findThings(db, ids);
  return { total, things: ids.map((id) => byId.get(id)!) };
}
