import { type Db, isSqlite, selectRows, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import { parseIds, type SupporterFlattrs } from './store.ts';

/** Shares of a period that wait on a thing, or are held on it for a creator. */
export type Waiting = {
  period: Period;
  amount: Micros;
  /** The fee when the period began to close. */
  feeBasisPoints: number;
  /** For whom it is held; null: for nobody, it waits. */
  heldFor: number | null;
};

/** Who earns on a thing. Without a creator its shares wait; of one who is not verified they are held. */
export type Earner = { url: string; creatorId: number; isVerified: boolean };

/**
 * Who earns what a thing receives: its creator, unless they have left. The thing is held until the
 * transaction ends.
 */
export async function holdCreator(trx: Trx, thingId: number): Promise<Earner | null> {
  const query = trx('things').where({ id: thingId }).select('url', 'creator_id', 'is_verified');
  const thing = await (isSqlite(trx) ? query : query.forUpdate()).first();
  if (!thing?.creator_id) return null;
  const member = await trx('members').where({ id: thing.creator_id }).first('deleted_at');
  if (member?.deleted_at !== null) return null;
  return {
    url: thing.url,
    creatorId: thing.creator_id,
    isVerified: Boolean(thing.is_verified),
  };
}

/** The periods whose shares wait or are held on a thing; nobody else takes them meanwhile. */
export async function holdWaiting(trx: Trx, thingId: number): Promise<Waiting[]> {
  const query = trx('thing_periods')
    .join('periods', 'periods.period', 'thing_periods.period')
    .where({ 'thing_periods.thing_id': thingId })
    .whereIn('thing_periods.state', ['waiting', 'held'])
    .orderBy('thing_periods.period')
    .select('thing_periods.period', 'thing_periods.amount', 'periods.fee_basis_points')
    .select('thing_periods.creator_id');
  const rows = await (isSqlite(trx) ? query : query.forUpdate('thing_periods'));
  return rows.map((row) => ({
    period: row.period,
    amount: asMicros(row.amount),
    feeBasisPoints: row.fee_basis_points,
    heldFor: row.creator_id,
  }));
}

/** Where a thing's shares of a period are, whose they are, and what is or will be kept of them. */
export type Place = {
  state: 'waiting' | 'held' | 'earned';
  creatorId: number | null;
  fee: Micros;
};

export async function savePlace(
  trx: Trx,
  { thingId, period }: { thingId: number; period: Period },
  { state, creatorId, fee }: Place,
): Promise<void> {
  await trx('thing_periods')
    .where({ period, thing_id: thingId })
    .update({ state, creator_id: creatorId, fee });
}

/** Closed periods before another of which something may still be waiting. */
export async function listUnreturnedPeriods(db: Db, before: Period): Promise<Period[]> {
  const rows = await db('periods')
    .where({ state: 'closed' })
    .andWhere('period', '<', before)
    .whereNull('returned_at')
    .orderBy('period')
    .select('period');
  return rows.map((row) => row.period);
}

export async function saveReturnedPeriod(db: Db, period: Period, at: Instant): Promise<void> {
  await db('periods').where({ period }).update({ returned_at: at });
}

/** Things on which shares of a period wait or are held, or from which they are returning, by id. */
export async function listWaitingThings(
  db: Db,
  period: Period,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const rows = await db('thing_periods')
    .where({ period })
    .whereIn('state', ['waiting', 'held', 'returning'])
    .andWhere('thing_id', '>', after)
    .orderBy('thing_id')
    .limit(limit)
    .select('thing_id');
  return rows.map((row) => row.thing_id);
}

/** How far the return of a thing's shares of a period is. */
export type Return = {
  state: 'waiting' | 'held' | 'returning' | 'earned' | 'returned';
  amount: Micros;
  returned: Micros;
  /** When it began; null before. */
  returnedAt: Instant | null;
  /** The last supporter who has theirs back. */
  returnedTo: number;
};

export async function holdReturn(
  trx: Trx,
  key: { period: Period; thingId: number },
): Promise<Return> {
  const query = trx('thing_periods').where({ period: key.period, thing_id: key.thingId });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return {
    state: row.state,
    amount: asMicros(row.amount),
    returned: asMicros(row.returned),
    returnedAt: row.returned_at === null ? null : Number(row.returned_at),
    returnedTo: row.returned_to ?? 0,
  };
}

export async function saveReturn(
  trx: Trx,
  { period, thingId }: { period: Period; thingId: number },
  { state, returned, returnedAt, returnedTo }: Omit<Return, 'amount'>,
): Promise<void> {
  await trx('thing_periods').where({ period, thing_id: thingId }).update({
    state,
    creator_id: null,
    fee: 0,
    returned,
    returned_at: returnedAt,
    returned_to: returnedTo,
  });
}

/** The next supporters who flattred a thing in a period, by id. */
export async function listSupportersOf(
  trx: Trx,
  { period, thingId }: { period: Period; thingId: number },
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const rows = await trx('flattrs')
    .where({ thing_id: thingId, period })
    .andWhere('supporter_id', '>', after)
    .orderBy('supporter_id')
    .limit(limit)
    .select('supporter_id');
  return rows.map((row) => row.supporter_id);
}

/** A supporter's closing of a period with all that they flattred, from which each share follows. */
export type Closing = SupporterFlattrs & { amount: Micros; hasLeft: boolean };

export async function listClosings(
  trx: Trx,
  period: Period,
  supporterIds: readonly number[],
): Promise<Closing[]> {
  const closings = await trx('closings')
    .join('members', 'members.id', 'closings.supporter_id')
    .where({ period })
    .whereIn('supporter_id', supporterIds)
    .orderBy('supporter_id')
    .select('supporter_id', 'amount', 'deleted_at');
  const things = await selectRows<{ supporter: number; things: string | Buffer }>(
    trx,
    `SELECT supporter_id AS supporter, GROUP_CONCAT(CAST(thing_id AS BINARY)) AS things FROM flattrs
       WHERE period = ? AND supporter_id IN (${supporterIds.map(() => '?').join()})
       GROUP BY supporter_id`,
    [period, ...supporterIds],
  );
  const thingsOf = new Map(things.map((row) => [row.supporter, parseIds(row.things.toString())]));
  return closings.map((row) => ({
    supporterId: row.supporter_id,
    amount: asMicros(row.amount),
    hasLeft: row.deleted_at !== null,
    thingIds: thingsOf.get(row.supporter_id) ?? new Int32Array(),
  }));
}

/** What is or was held on a thing, after the fee, and of which periods; null: of none. */
export type HeldOn = { amount: Micros; firstPeriod: Period | null; lastPeriod: Period | null };

/** What is held on a thing for a creator. */
export async function sumHeldOn(
  trx: Trx,
  { thingId, creatorId }: { thingId: number; creatorId: number },
): Promise<HeldOn> {
  const row = await trx('thing_periods')
    .where({ thing_id: thingId, creator_id: creatorId, state: 'held' })
    .first({
      amount: trx.raw('SUM(amount - fee)'),
      first: trx.raw('MIN(period)'),
      last: trx.raw('MAX(period)'),
    });
  return {
    amount: asMicros(Number(row?.amount ?? 0)),
    firstPeriod: row?.first ?? null,
    lastPeriod: row?.last ?? null,
  };
}

type EarnedBetween = { thingId: number; fromId: number; firstPeriod: Period; lastPeriod: Period };

function earnedBetween(trx: Trx, { thingId, fromId, firstPeriod, lastPeriod }: EarnedBetween) {
  return trx('thing_periods')
    .where({ thing_id: thingId, creator_id: fromId, state: 'earned' })
    .whereBetween('period', [firstPeriod, lastPeriod]);
}

/** What a creator earned alone on a thing from one period to another, after the fee. */
export async function sumEarnedBetween(trx: Trx, key: EarnedBetween): Promise<Micros> {
  const row = await earnedBetween(trx, key).first({ amount: trx.raw('SUM(amount - fee)') });
  return asMicros(Number(row?.amount ?? 0));
}

/** Makes another member the one who earned it. */
export async function moveEarned(trx: Trx, key: EarnedBetween & { toId: number }): Promise<void> {
  await earnedBetween(trx, key).update({ creator_id: key.toId });
}
