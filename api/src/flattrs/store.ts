import type { Question } from '../ask.ts';
import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant, Period } from '../period.ts';
import { leadingThings } from '../things/join-things.ts';
import { whereNameIsShown } from './name-store.ts';
import { pairKey } from './pair.ts';

/** Where a flattr came from. */
export type FlattrSource = 'button' | 'api' | 'subscription' | 'connection' | 'extension';

/** A supporter's mark on a thing in a period. */
export type Flattr = {
  period: Period;
  supporterId: number;
  thingId: number;
  source: FlattrSource;
  createdAt: Instant;
};

type FlattrRow = {
  period: string;
  supporter_id: number;
  thing_id: number;
  source: FlattrSource;
  created_at: number;
};

function flattrOf(row: FlattrRow): Flattr {
  return {
    period: row.period,
    supporterId: row.supporter_id,
    thingId: row.thing_id,
    source: row.source,
    createdAt: Number(row.created_at),
  };
}

/** The state of a period, held as it is until the transaction ends. A new period is open. */
export async function selectPeriodState(trx: Trx, period: Period): Promise<string> {
  const query = trx('periods').where({ period }).select('state');
  const row = await (isSqlite(trx) ? query : query.forShare()).first();
  if (row) return row.state;
  // Its first flattr. Closing needs a row to wait for, or it could begin beside this transaction.
  await trx('periods').insert({ period, state: 'open' }).onConflict('period').merge(['period']);
  return (await trx('periods').where({ period }).first('state')).state;
}

/** Which of these pairs of supporter and thing are flattrs of the period, as `pairKey`. */
export async function findFlattred(
  trx: Db | Trx,
  period: Period,
  pairs: readonly { supporterId: number; thingId: number }[],
): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await rawRows<{ supporter_id: number; thing_id: number }>(
    trx,
    `SELECT supporter_id, thing_id FROM flattrs
     WHERE period = ? AND (supporter_id, thing_id) IN (${isSqlite(trx) ? 'VALUES ' : ''}${Array(pairs.length).fill('(?,?)')})`,
    [period, ...pairs.flatMap(({ supporterId, thingId }) => [supporterId, thingId])],
  );
  return new Set(rows.map((row) => pairKey(row.supporter_id, row.thing_id)));
}

/** In the order of the primary key, so that batches beside each other wait and do not deadlock. */
function inOrder(flattrs: readonly Flattr[]): Flattr[] {
  return flattrs.toSorted((a, b) => a.supporterId - b.supporterId || a.thingId - b.thingId);
}

/** @throws the database's error for a duplicate when one of them is there already. */
export async function insertFlattrs(trx: Trx, flattrs: readonly Flattr[]): Promise<void> {
  if (flattrs.length === 0) return;
  const rows = inOrder(flattrs).map((flattr) => ({
    period: flattr.period,
    supporter_id: flattr.supporterId,
    thing_id: flattr.thingId,
    source: flattr.source,
    created_at: flattr.createdAt,
  }));
  await trx('flattrs').insert(rows);
}

// The flattrs come as one JSON text, which costs less than a thousand bindings. Reading the period with
// a lock holds it open until the statement, and so its transaction, is done.
const INSERT_WHILE_OPEN = {
  mariadb: `INSERT INTO flattrs (period, supporter_id, thing_id, source, created_at)
    SELECT periods.period, clicks.supporter_id, clicks.thing_id, clicks.source, clicks.created_at
    FROM periods JOIN JSON_TABLE(?, '$[*]' COLUMNS (
      supporter_id INT PATH '$[0]', thing_id INT PATH '$[1]',
      source VARCHAR(12) PATH '$[2]', created_at BIGINT PATH '$[3]')) AS clicks
    WHERE periods.period = ? AND periods.state = 'open' LOCK IN SHARE MODE`,
  sqlite: `INSERT INTO flattrs (period, supporter_id, thing_id, source, created_at)
    SELECT periods.period, value ->> 0, value ->> 1, value ->> 2, value ->> 3
    FROM periods JOIN json_each(?)
    WHERE periods.period = ? AND periods.state = 'open'`,
};

/**
 * Inserts flattrs if their period is open, all of them or none, in a transaction of its own.
 * @returns false when the period is not open, or has had no flattr yet.
 * @throws the database's error for a duplicate when one of them is there already.
 */
export async function insertWhileOpen(
  db: Db,
  period: Period,
  flattrs: readonly Flattr[],
): Promise<boolean> {
  const rows = inOrder(flattrs).map((flattr) => [
    flattr.supporterId,
    flattr.thingId,
    flattr.source,
    flattr.createdAt,
  ]);
  const sql = INSERT_WHILE_OPEN[isSqlite(db) ? 'sqlite' : 'mariadb'];
  const result = await db.raw(sql, [JSON.stringify(rows), period]);
  return (isSqlite(db) ? result.changes : result[0].affectedRows) > 0;
}

/** Takes a flattr away. Returns whether there was one. */
export async function deleteFlattr(
  trx: Trx,
  key: Pick<Flattr, 'period' | 'supporterId' | 'thingId'>,
): Promise<boolean> {
  const count = await trx('flattrs')
    .where({ period: key.period, supporter_id: key.supporterId, thing_id: key.thingId })
    .delete();
  return count > 0;
}

/** How many things a supporter has flattred in a period. */
export async function countBySupporter(
  db: Db | Trx,
  supporterId: number,
  period: Period,
): Promise<number> {
  const row = await db('flattrs')
    .where({ period, supporter_id: supporterId })
    .count({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}

/**
 * The periods that are not closed, held as they are until the transaction ends, and whether a
 * supporter has flattrs in them.
 */
export async function holdUnclosedPeriods(
  trx: Trx,
  supporterId: number,
): Promise<{ period: Period; state: string; hasFlattrs: boolean }[]> {
  const query = trx('periods').whereNot({ state: 'closed' }).orderBy('period');
  const rows = await (isSqlite(trx) ? query : query.forShare()).select('period', 'state');
  const withFlattrs = await trx('flattrs')
    .where({ supporter_id: supporterId })
    .whereIn(
      'period',
      rows.map(({ period }) => period),
    )
    .distinct('period')
    .pluck('period');
  return rows.map(({ period, state }) => ({
    period,
    state,
    hasFlattrs: withFlattrs.includes(period),
  }));
}

export async function deleteFlattrsOf(
  trx: Trx,
  { period, supporterId }: { period: Period; supporterId: number },
): Promise<void> {
  await trx('flattrs').where({ period, supporter_id: supporterId }).delete();
}

type Page = { limit: number; offset: number };

/** A supporter's flattrs of one period, or of all, newest first; or only those that show their name. */
export async function listFlattrsBySupporter(
  db: Db | Trx,
  {
    supporterId,
    period,
    isShown,
    limit,
    offset,
  }: Page & { supporterId: number; period?: Period; isShown?: boolean },
): Promise<Flattr[]> {
  // Every period that has a flattr has a row, so the primary key answers this without another index.
  const periods = period ? [period] : await db('periods').pluck('period');
  const query = db('flattrs')
    .whereIn('flattrs.period', periods)
    .andWhere({ 'flattrs.supporter_id': supporterId })
    .orderBy([
      { column: 'flattrs.created_at', order: 'desc' },
      { column: 'flattrs.thing_id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('flattrs.*');
  if (isShown) whereNameIsShown(query.join('members', 'members.id', 'flattrs.supporter_id'));
  const rows: FlattrRow[] = await query;
  return rows.map(flattrOf);
}

/** The flattrs of a thing by supporters who show their name there, newest first. */
export async function listShownFlattrsOfThing(
  db: Db | Trx,
  { thingId, limit, offset }: Page & { thingId: number },
): Promise<Flattr[]> {
  const rows: FlattrRow[] = await whereNameIsShown(
    db('flattrs').join('members', 'members.id', 'flattrs.supporter_id'),
  )
    .where({ 'flattrs.thing_id': thingId })
    .orderBy([
      { column: 'flattrs.created_at', order: 'desc' },
      { column: 'flattrs.supporter_id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('flattrs.*');
  return rows.map(flattrOf);
}

/** The flattrs of a creator's things by supporters who show their name there, newest first. */
export async function listShownFlattrsOfCreator(
  db: Db | Trx,
  { creatorId, limit, offset }: Page & { creatorId: number },
): Promise<Flattr[]> {
  const rows: FlattrRow[] = await whereNameIsShown(
    db('flattrs')
      .join('things', 'things.id', 'flattrs.thing_id')
      .join('members', 'members.id', 'flattrs.supporter_id'),
  )
    .where({ 'things.creator_id': creatorId })
    .orderBy([
      { column: 'flattrs.created_at', order: 'desc' },
      { column: 'flattrs.thing_id', order: 'desc' },
      { column: 'flattrs.supporter_id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('flattrs.*');
  return rows.map(flattrOf);
}

/** How often a thing was flattred, and by how many. */
export type FlattrCount = { flattrs: number; thisPeriod: number; supporters: number };

/** How often were the things with these hashes flattred, ever? Each hash is in the answer. */
export function totalsQuestion(hashes: readonly string[]): Question<Map<string, number>> {
  return {
    // Not a join: MariaDB takes it from the wrong end, through all flattrs, as long as it believes
    // that there are few. That is so whenever a database is new or many flattrs came quickly.
    columns: ['url_hash', '(SELECT COUNT(*) FROM flattrs WHERE thing_id = things.id)'],
    from: 'things WHERE url_hash IN (KEYS)',
    keys: hashes,
    read(rows) {
      const totals = new Map(hashes.map((hash) => [hash, 0]));
      for (const [hash, flattrs] of rows) totals.set(hash as string, Number(flattrs));
      return totals;
    },
  };
}

/**
 * Counts by thing; things that nobody has flattred are not in it. Flattrs of a thing that leads to
 * one of these are counted with it.
 */
export async function selectCounts(
  db: Db | Trx,
  thingIds: readonly number[],
  period: Period,
): Promise<Map<number, FlattrCount>> {
  if (thingIds.length === 0) return new Map();
  const target = new Map(thingIds.map((id) => [id, id]));
  for (const { id, leadsToId } of await leadingThings(db, thingIds)) target.set(id, leadsToId);
  const rows = await db('flattrs')
    .whereIn('thing_id', [...target.keys()])
    .groupBy('thing_id')
    .select(
      'thing_id',
      db.raw('COUNT(*) AS flattrs'),
      db.raw('SUM(CASE WHEN period = ? THEN 1 ELSE 0 END) AS this_period', [period]),
      db.raw('COUNT(DISTINCT supporter_id) AS supporters'),
    );
  const counts = new Map<number, FlattrCount>();
  for (const row of rows) {
    const id = target.get(row.thing_id)!;
    const before = counts.get(id) ?? { flattrs: 0, thisPeriod: 0, supporters: 0 };
    counts.set(id, {
      flattrs: before.flattrs + Number(row.flattrs),
      thisPeriod: before.thisPeriod + Number(row.this_period),
      supporters: before.supporters + Number(row.supporters),
    });
  }
  return counts;
}

/** Who flattred a thing in a period. */
export async function listFlattrsOfThing(
  trx: Trx,
  { thingId, period }: { thingId: number; period: Period },
): Promise<Flattr[]> {
  const rows: FlattrRow[] = await trx('flattrs').where({ thing_id: thingId, period });
  return rows.map(flattrOf);
}

/** The rows of a statement that Knex cannot say, or says too slowly for a click. */
async function rawRows<Row>(
  db: Db | Trx,
  sql: string,
  bindings: readonly (string | number)[],
): Promise<Row[]> {
  const result = await db.raw(sql, [...bindings]);
  return isSqlite(db) ? result : result[0];
}
