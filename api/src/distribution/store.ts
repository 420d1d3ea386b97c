import { type Db, isSqlite, selectRows, type Trx } from '../db.ts';
import { insertRows } from '../insert-rows.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import { THINGS_IN_RANGE, type ThingSum } from './thing-sums.ts';

/** A period that has begun to close. */
export type ClosingPeriod = {
  period: Period;
  state: 'closing' | 'closed';
  /** When closing began: the instant of all its entries. */
  closingAt: Instant;
  /** The fee when closing began. */
  feeBasisPoints: number;
  closedAt: Instant | null;
  /** What was divided, once it is closed. */
  supporters: number;
  flattrs: number;
  amount: Micros;
};

/** What a supporter flattred in a period. */
export type SupporterFlattrs = { supporterId: number; thingIds: Int32Array };

/** Ids of members or things: from `from` to `to`, without it. */
export type IdRange = { from: number; to: number };

export async function findClosing(
  db: Db | Trx,
  period: Period,
  { forUpdate = false } = {},
): Promise<ClosingPeriod | undefined> {
  const query = db('periods').where({ period }).whereNot({ state: 'open' });
  const row = await (forUpdate && !isSqlite(db) ? query.forUpdate() : query).first();
  return row && closingOf(row);
}

type PeriodRow = Record<string, unknown> & Pick<ClosingPeriod, 'period' | 'state'>;

function closingOf(row: PeriodRow): ClosingPeriod {
  return {
    period: row.period,
    state: row.state,
    closingAt: Number(row.closing_at),
    feeBasisPoints: Number(row.fee_basis_points),
    closedAt: row.closed_at === null ? null : Number(row.closed_at),
    supporters: Number(row.supporters ?? 0),
    flattrs: Number(row.flattrs ?? 0),
    amount: asMicros(row.amount ?? 0),
  };
}

/** The periods that have begun to close, newest first. */
export async function listClosings(db: Db): Promise<ClosingPeriod[]> {
  const rows = await db('periods').whereNot({ state: 'open' }).orderBy('period', 'desc');
  return rows.map(closingOf);
}

/** Sees to it that the period has its row, and holds that row. */
export async function lockPeriod(trx: Trx, period: Period): Promise<void> {
  await trx('periods').insert({ period, state: 'open' }).onConflict('period').merge(['period']);
}

export async function saveClosing(
  trx: Trx,
  period: Period,
  { closingAt, feeBasisPoints }: { closingAt: Instant; feeBasisPoints: number },
): Promise<void> {
  await trx('periods')
    .where({ period })
    .update({ state: 'closing', closing_at: closingAt, fee_basis_points: feeBasisPoints });
}

export async function saveClosed(
  trx: Trx,
  period: Period,
  totals: { supporters: number; flattrs: number; amount: Micros; closedAt: Instant },
): Promise<void> {
  await trx('periods').where({ period }).update({
    state: 'closed',
    supporters: totals.supporters,
    flattrs: totals.flattrs,
    amount: totals.amount,
    closed_at: totals.closedAt,
  });
}

/** The last period before another that somebody flattred in. */
export async function findPeriodWithFlattrsBefore(
  db: Db | Trx,
  period: Period,
): Promise<Period | undefined> {
  const row = await db('flattrs').where('period', '<', period).max({ period: 'period' }).first();
  return row?.period ?? undefined;
}

/** The first period that somebody flattred in. */
export async function findFirstPeriodWithFlattrs(db: Db): Promise<Period | undefined> {
  const row = await db('flattrs').min({ period: 'period' }).first();
  return row?.period ?? undefined;
}

/** The last period that is closed. */
export async function findLastClosed(db: Db): Promise<Period | undefined> {
  const row = await db('periods').where({ state: 'closed' }).max({ period: 'period' }).first();
  return row?.period ?? undefined;
}

/** The first supporter of a period whose id is not less than `from`: one step into the primary key. */
export async function findNextSupporter(
  db: Db,
  period: Period,
  from: number,
): Promise<number | undefined> {
  const row = await db('flattrs')
    .where({ period })
    .andWhere('supporter_id', '>=', from)
    .min({ id: 'supporter_id' })
    .first();
  return row?.id == null ? undefined : Number(row.id);
}

/**
 * The flattrs of a range of supporters: one row a supporter, which both databases make from the
 * primary key without sorting.
 */
export async function listSupporterFlattrs(
  db: Db | Trx,
  period: Period,
  { from, to }: IdRange,
): Promise<SupporterFlattrs[]> {
  // As bytes, since MariaDB takes a third more time for text in a character set.
  const rows = await selectRows<{ supporter: number; things: string | Buffer }>(
    db,
    `SELECT supporter_id AS supporter, GROUP_CONCAT(CAST(thing_id AS BINARY)) AS things FROM flattrs
       WHERE period = ? AND supporter_id >= ? AND supporter_id < ?
       GROUP BY supporter_id ORDER BY supporter_id`,
    [period, from, to],
  );
  return rows.map(({ supporter, things }) => ({
    supporterId: supporter,
    thingIds: parseIds(things.toString()),
  }));
}

/** `4,17,5` as numbers; a month has millions, and `split(',')` would take five times as long. */
export function parseIds(list: string): Int32Array {
  let count = 0;
  let id = 0;
  for (let at = 0; at < list.length; at += 1) {
    const code = list.charCodeAt(at);
    if (code === 0x2c) {
      parsed[count] = id;
      count += 1;
      if (count + 1 >= parsed.length) parsed = copyOf(parsed, parsed.length * 2);
      id = 0;
    } else {
      id = id * 10 + code - 0x30;
    }
  }
  parsed[count] = id;
  return parsed.slice(0, count + 1);
}

// Ids are read into this first, since it is not known how many they are.
let parsed = new Int32Array(1024);

function copyOf(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length);
  copy.set(numbers);
  return copy;
}

export async function listChunks(db: Db, period: Period): Promise<Set<number>> {
  const rows = await db('distribution_chunks').where({ period }).select('first_supporter');
  return new Set(rows.map((row) => row.first_supporter));
}

/** Fails with a duplicate key when the chunk is another worker's (`isDuplicate`). */
export async function claimChunk(trx: Trx, period: Period, firstSupporter: number): Promise<void> {
  await trx('distribution_chunks').insert({
    period,
    first_supporter: firstSupporter,
    ...{ supporters: 0, flattrs: 0, amount: 0 },
  });
}

export async function saveChunk(
  trx: Trx,
  period: Period,
  firstSupporter: number,
  totals: { supporters: number; flattrs: number; amount: Micros },
): Promise<void> {
  await trx('distribution_chunks')
    .where({ period, first_supporter: firstSupporter })
    .update(totals);
}

export async function sumChunks(
  trx: Db | Trx,
  period: Period,
): Promise<{ supporters: number; flattrs: number; amount: Micros }> {
  const row = await trx('distribution_chunks')
    .where({ period })
    .sum({ supporters: 'supporters', flattrs: 'flattrs', amount: 'amount' })
    .first();
  return {
    supporters: Number(row?.supporters ?? 0),
    flattrs: Number(row?.flattrs ?? 0),
    amount: asMicros(row?.amount ?? 0),
  };
}

export async function insertClosings(
  trx: Trx,
  period: Period,
  closings: readonly { supporterId: number; amount: Micros; flattrs: number }[],
): Promise<void> {
  await insertRows(
    trx,
    'closings',
    ['period', 'supporter_id', 'amount', 'flattrs'],
    closings.map(({ supporterId, amount, flattrs }) => [period, supporterId, amount, flattrs]),
  );
}

export async function insertSums(
  trx: Trx,
  key: { period: Period; firstThing: number; firstSupporter: number },
  sums: Buffer,
): Promise<void> {
  await trx('distribution_sums').insert({
    period: key.period,
    first_thing: key.firstThing,
    first_supporter: key.firstSupporter,
    sums,
  });
}

/** The ranges of things that wait to be posted, by their first ids. */
export async function listUnposted(db: Db | Trx, period: Period): Promise<number[]> {
  const rows = await db('distribution_sums').where({ period }).distinct('first_thing');
  return rows.map((row) => row.first_thing);
}

/** The sums of a range, held until the transaction ends; none when they have been posted. */
export async function holdSums(trx: Trx, period: Period, firstThing: number): Promise<Buffer[]> {
  const query = trx('distribution_sums').where({ period, first_thing: firstThing }).select('sums');
  const rows = await (isSqlite(trx) ? query : query.forUpdate());
  return rows.map((row) => row.sums);
}

export async function deleteSums(trx: Trx, period: Period, firstThing: number): Promise<void> {
  await trx('distribution_sums').where({ period, first_thing: firstThing }).delete();
}

/**
 * Who earns what the things of a range receive, and whether it is held for them. The rows are held:
 * who becomes a creator meanwhile waits, and finds the shares then. Creators who have left earn
 * nothing any more.
 */
export async function holdCreators(
  trx: Trx,
  firstThing: number,
): Promise<Map<number, { url: string; creatorId: number; isVerified: boolean }>> {
  const query = trx('things')
    .join('members', 'members.id', 'things.creator_id')
    .where('things.id', '>=', firstThing)
    .andWhere('things.id', '<', firstThing + THINGS_IN_RANGE)
    .whereNull('members.deleted_at')
    .select('things.id', 'things.url', 'things.creator_id', 'things.is_verified');
  const rows = await (isSqlite(trx) ? query : query.forShare('things'));
  return new Map(
    rows.map((row) => [
      row.id,
      { url: row.url, creatorId: row.creator_id, isVerified: Boolean(row.is_verified) },
    ]),
  );
}

/** What a thing received in a period, and whose it is; `fee` is what is or will be kept of it. */
export type ThingPeriod = ThingSum & {
  fee: Micros;
  /** Nobody also where several have earned it: see `insertThingParts`. */
  creatorId: number | null;
  state: 'waiting' | 'held' | 'earned';
};

/** What one of several creators earned of a thing in a period, after the fee. */
export type ThingPart = { thingId: number; period: Period; memberId: number; amount: Micros };

export async function insertThingParts(trx: Trx, parts: readonly ThingPart[]): Promise<void> {
  await insertRows(
    trx,
    'thing_parts',
    ['period', 'thing_id', 'member_id', 'amount'],
    parts.map(({ amount, memberId, period, thingId }) => [period, thingId, memberId, amount]),
  );
}

export async function insertThingPeriods(
  trx: Trx,
  period: Period,
  things: readonly ThingPeriod[],
): Promise<void> {
  await insertRows(
    trx,
    'thing_periods',
    ['thing_id', 'period', 'flattrs', 'amount', 'fee', 'state', 'creator_id'],
    things.map(({ thingId, flattrs, amount, fee, state, creatorId }) => [
      thingId,
      period,
      flattrs,
      amount,
      fee,
      state,
      creatorId,
    ]),
  );
}
