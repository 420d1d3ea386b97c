import type { Question } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { CanonicalUrl } from './canonical-url.ts';
import { hostKeyOf } from './host-key.ts';
import type { Thing, ThingBrief } from './thing.ts';
import type { Earner } from './who-earns.ts';

type ThingRow = Record<string, unknown> & { id: number };

/** A thing that is not there yet; see `new-thing.ts`. */
export type NewThing = Pick<
  Thing,
  'title' | 'description' | 'language' | 'category' | 'tags' | 'isHidden' | 'createdAt'
> &
  Pick<Thing, 'creatorId' | 'ownerIdentifier' | 'isRegistered'> & { address: CanonicalUrl };

/** A new thing with what `whoEarns` says of it. */
export type OwnedThing = NewThing & Earner;

/** What an operator hides says nothing of itself anywhere: only its address and its numbers are told. */
function thingOf(row: ThingRow, tags: string[]): Thing {
  const isShown = row.measure_id === null;
  const said = (text: unknown) => (isShown ? (text as string) : '');
  return {
    id: row.id,
    url: row.url as string,
    hash: row.url_hash as string,
    host: row.host as string,
    title: said(row.title),
    description: said(row.description),
    imageUrl: said(row.image_url),
    language: row.language as string,
    category: row.category as string,
    tags: isShown ? tags : [],
    isHidden: Boolean(row.is_hidden),
    measureId: row.measure_id as number | null,
    creatorId: row.creator_id as number | null,
    isVerified: Boolean(row.is_verified),
    siteId: row.site_id as number | null,
    ownerIdentifier: row.owner_identifier as string | null,
    isRegistered: Boolean(row.is_registered),
    createdAt: Number(row.created_at),
    updatedAt: instantOf(row.updated_at),
    deletedAt: instantOf(row.deleted_at),
    leadsToId: row.leads_to_id as number | null,
    page: {
      readAt: instantOf(row.page_read_at),
      problem: row.page_problem as string,
      fid: row.page_fid as string,
      authorUrl: row.page_author_url as string,
    },
  };
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}

/** Things by a key of theirs, deleted ones too, in no order. */
export async function selectThings(
  db: Db | Trx,
  key: 'id' | 'url_hash',
  values: readonly (string | number)[],
): Promise<Thing[]> {
  if (values.length === 0) return [];
  const rows: ThingRow[] = await db('things').whereIn(key, [...new Set(values)]);
  const tags = await selectTags(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => thingOf(row, tags.get(row.id) ?? []));
}

async function selectTags(db: Db | Trx, thingIds: number[]): Promise<Map<number, string[]>> {
  const tags = new Map<number, string[]>();
  if (thingIds.length === 0) return tags;
  const rows = await db('thing_tags')
    .whereIn('thing_id', thingIds)
    .orderBy(['thing_id', 'tag'])
    .select('thing_id', 'tag');
  for (const { thing_id, tag } of rows) tags.set(thing_id, [...(tags.get(thing_id) ?? []), tag]);
  return tags;
}

/** What are the things with these hashes or ids? Deleted ones and such that lead on are left out. */
export function briefsQuestion(
  column: 'id' | 'url_hash',
  keys: readonly (string | number)[],
): Question<ThingBrief[]> {
  return {
    columns: ['id', 'url_hash', 'url', 'title', 'image_url', 'creator_id'],
    from: `things WHERE deleted_at IS NULL AND leads_to_id IS NULL AND ${column} IN (KEYS)`,
    keys,
    read: (rows) =>
      rows.map(([id, hash, url, title, imageUrl, creatorId]) => ({
        id: Number(id),
        hash: hash as string,
        url: url as string,
        title: title as string,
        imageUrl: imageUrl as string,
        creatorId: creatorId === null ? null : Number(creatorId),
      })),
  };
}

/** The things with these hashes or ids that lead on to another one. */
export async function selectLed(
  db: Db | Trx,
  { hashes, ids }: { hashes: readonly string[]; ids: readonly number[] },
): Promise<(ThingBrief & { leadsToId: number })[]> {
  const rows: ThingRow[] = await db('things')
    .where((either) => either.whereIn('url_hash', [...hashes]).orWhereIn('id', [...ids]))
    .whereNotNull('leads_to_id')
    .whereNull('deleted_at');
  return rows.map((row) => {
    const { id, hash, url, title, imageUrl, creatorId, leadsToId } = thingOf(row, []);
    return { id, hash, url, title, imageUrl, creatorId, leadsToId: leadsToId! };
  });
}

/**
 * Inserts things, and keeps the ones that are there as they are, but that deleted ones come back.
 * In the order of their hashes, so that two writers wait for each other instead of deadlocking.
 */
export async function insertOrKeepThings(trx: Trx, things: readonly OwnedThing[]): Promise<void> {
  const rows = things
    .map((thing) => ({
      url: thing.address.url,
      url_hash: thing.address.hash,
      host: thing.address.host,
      host_key: hostKeyOf(thing.address.host),
      title: thing.title,
      description: thing.description,
      language: thing.language,
      category: thing.category,
      is_hidden: thing.isHidden,
      creator_id: thing.creatorId,
      site_id: thing.siteId,
      is_verified: thing.isVerified,
      owner_identifier: thing.ownerIdentifier,
      is_registered: thing.isRegistered,
      created_at: thing.createdAt,
      page_next_read_at: thing.createdAt,
    }))
    .sort((a, b) => (a.url_hash < b.url_hash ? -1 : 1));
  await trx('things').insert(rows).onConflict('url_hash').merge({ deleted_at: null });
}

/** Adds tags; those that are there stay. */
export async function insertTags(
  trx: Trx,
  tagged: readonly { thingId: number; tags: readonly string[] }[],
): Promise<void> {
  const rows = tagged
    .flatMap(({ thingId, tags }) => tags.map((tag) => ({ thing_id: thingId, tag })))
    .sort((a, b) => a.thing_id - b.thing_id || (a.tag < b.tag ? -1 : 1));
  if (rows.length === 0) return;
  await trx('thing_tags').insert(rows).onConflict(['thing_id', 'tag']).merge(['tag']);
}

export async function replaceTags(trx: Trx, thingId: number, tags: string[]): Promise<void> {
  await trx('thing_tags').where({ thing_id: thingId }).delete();
  await insertTags(trx, [{ thingId, tags }]);
}

/** Changes a thing, if it is there and is `of` this creator (null: of nobody). */
export async function updateThingRow(
  trx: Trx,
  where: { id: number; creatorId: number | null },
  changes: Partial<
    Pick<
      Thing,
      'title' | 'description' | 'language' | 'category' | 'isHidden' | 'creatorId' | 'isRegistered'
    > & { updatedAt: Instant; deletedAt: Instant; pageNextReadAt: Instant }
  >,
): Promise<boolean> {
  const columns = {
    title: changes.title,
    description: changes.description,
    language: changes.language,
    category: changes.category,
    is_hidden: changes.isHidden === undefined ? undefined : hiddenOr(trx, changes.isHidden),
    creator_id: changes.creatorId,
    is_registered: changes.isRegistered,
    updated_at: changes.updatedAt,
    deleted_at: changes.deletedAt,
    page_next_read_at: changes.pageNextReadAt,
  };
  const count = await trx('things')
    .where({ id: where.id, creator_id: where.creatorId })
    .whereNull('deleted_at')
    .update(Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)));
  return count > 0;
}

/** Hidden or not as its creator wants it, unless an operator hides it. */
function hiddenOr(trx: Trx, isHidden: boolean) {
  return trx.raw('CASE WHEN measure_id IS NULL THEN ? ELSE 1 END', [isHidden ? 1 : 0]);
}

/** Hides a thing by a measure, or ends that (null): then it is shown again. */
export async function saveMeasure(
  trx: Trx,
  thingId: number,
  measureId: number | null,
): Promise<void> {
  await trx('things')
    .where({ id: thingId })
    .update({ measure_id: measureId, is_hidden: measureId !== null });
}

/** The ids of a creator's things, newest first; deleted ones left out. */
export async function selectIdsOf(
  db: Db | Trx,
  creatorId: number,
  { hidden, offset, limit }: { hidden: boolean; offset: number; limit: number },
): Promise<number[]> {
  const query = db('things').where({ creator_id: creatorId }).whereNull('deleted_at');
  if (!hidden) query.andWhere({ is_hidden: false });
  return query
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .offset(offset)
    .limit(limit)
    .pluck('id');
}

export async function countThingsOf(
  db: Db | Trx,
  creatorId: number,
  { hidden }: { hidden: boolean },
): Promise<number> {
  const query = db('things').where({ creator_id: creatorId }).whereNull('deleted_at');
  if (!hidden) query.andWhere({ is_hidden: false });
  const [row] = await query.count({ count: '*' });
  return Number(row?.count ?? 0);
}

/** The ids of the things on these hosts, newest first; hidden and deleted ones left out. */
export async function selectIdsOn(
  db: Db | Trx,
  hosts: readonly string[],
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; ids: number[] }> {
  const there = () =>
    db('things')
      .whereIn('host', [...hosts])
      .where({ is_hidden: false })
      .whereNull('deleted_at');
  const [row] = await there().count({ count: '*' });
  const ids = await there().orderBy('id', 'desc').offset(offset).limit(limit).pluck('id');
  return { total: Number(row?.count ?? 0), ids };
}

/** Whether anybody ever flattred or subscribed to a thing: then it has accounts that must stay. */
export async function isEverFlattred(trx: Trx, thingId: number): Promise<boolean> {
  for (const table of ['flattrs', 'thing_periods', 'subscriptions']) {
    if (await trx(table).where({ thing_id: thingId }).first('thing_id')) return true;
  }
  return false;
}

export async function removeCreator(trx: Trx, creatorId: number): Promise<void> {
  await trx('things')
    .where({ creator_id: creatorId })
    .update({ creator_id: null, is_verified: false });
  await trx('things').where({ ruled_creator_id: creatorId }).update({ ruled_creator_id: null });
}

export async function insertSweep(trx: Trx, thingId: number): Promise<void> {
  await trx('thing_sweeps')
    .insert({ thing_id: thingId })
    .onConflict('thing_id')
    .merge(['thing_id']);
}

export async function selectSweeps(db: Db, limit: number): Promise<number[]> {
  const rows = await db('thing_sweeps').orderBy('thing_id').limit(limit).select('thing_id');
  return rows.map((row) => row.thing_id);
}

export async function deleteSweep(trx: Trx, thingId: number): Promise<void> {
  await trx('thing_sweeps').where({ thing_id: thingId }).delete();
}

/** Writes what is said of a thing; see `describe-thing.ts`. */
export async function fillThingRow(
  trx: Trx,
  id: number,
  said: Partial<
    Pick<Thing, 'title' | 'description' | 'imageUrl' | 'language' | 'category'> & {
      pageNextReadAt: Instant | null;
    }
  >,
): Promise<void> {
  const { imageUrl, pageNextReadAt, ...same } = said;
  const columns = {
    ...same,
    ...(imageUrl === undefined ? {} : { image_url: imageUrl }),
    ...(pageNextReadAt === undefined ? {} : { page_next_read_at: pageNextReadAt }),
  };
  if (Object.keys(columns).length > 0) await trx('things').where({ id }).update(columns);
}
