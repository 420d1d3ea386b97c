import { ask } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import { briefsQuestion, countThingsOf, selectIdsOf, selectIdsOn, selectThings } from './store.ts';
import type { Thing, ThingBrief } from './thing.ts';

/** A thing by its id or by the hash of its canonical URL, unless it was deleted. */
export async function findThing(
  db: Db | Trx,
  key: { id: number } | { hash: string },
): Promise<Thing | undefined> {
  const [thing] =
    'id' in key
      ? await selectThings(db, 'id', [key.id])
      : await selectThings(db, 'url_hash', [key.hash]);
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

/** As questions: what a click needs of things, by hash and by id; what is not there is left out. */
export function askForThings(hashes: readonly string[], ids: readonly number[]) {
  return [briefsQuestion('url_hash', hashes), briefsQuestion('id', ids)] as const;
}

/** What a click needs of the things that are there, by hash; hashes of none are left out. */
export async function findThingsByHash(
  db: Db | Trx,
  hashes: readonly string[],
): Promise<Map<string, ThingBrief>> {
  const things = await ask(db, briefsQuestion('url_hash', hashes));
  return new Map(things.map((thing) => [thing.hash, thing]));
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
