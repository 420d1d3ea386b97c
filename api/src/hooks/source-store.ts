import type { Knex } from 'knex';
import { type Db, isSqlite } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';

// Where events are found: in what the service stores anyway. These only read, each with an index of
// its own slice, and leave out what a hook was told already.

export type KnownPeriod = { period: Period; isClosed: boolean; closedAt: Instant | null };

/** Periods after one, the earliest first. */
export async function listPeriodsAfter(db: Db, after: string): Promise<KnownPeriod[]> {
  const rows = await db('periods').where('period', '>', after).orderBy('period');
  return rows.map((row) => ({
    period: row.period,
    isClosed: row.state === 'closed',
    closedAt: row.closed_at === null ? null : Number(row.closed_at),
  }));
}

type Untold = { hookId: string; period: Period; limit: number };
export type UntoldFlattr = {
  thingId: number;
  supporterId: number;
  source: string;
  createdAt: Instant;
};

/**
 * Flattrs of a period that a hook was not told of, made since an instant: of a creator's things, or of
 * things of which only an identifier of their owner is known. From the things to their flattrs: left
 * alone, SQLite goes through all flattrs of the period; MariaDB knows how many there are.
 */
export async function findUntoldFlattrs(
  db: Db,
  {
    hookId,
    period,
    since,
    limit,
    creatorId,
  }: Untold & { since: Instant; creatorId: number | null },
): Promise<UntoldFlattr[]> {
  const query = db('things')
    .joinRaw(
      isSqlite(db)
        ? 'CROSS JOIN flattrs INDEXED BY flattrs_thing ON flattrs.thing_id = things.id'
        : 'JOIN flattrs ON flattrs.thing_id = things.id',
    )
    .leftJoin('hook_deliveries', (join) => told(db, join, hookId, flattrKeySql(creatorId)))
    .where({ 'flattrs.period': period })
    .andWhere('flattrs.created_at', '>=', since)
    .whereNull('hook_deliveries.id')
    .limit(limit)
    .select('flattrs.thing_id', 'flattrs.supporter_id', 'source', { at: 'flattrs.created_at' });
  const rows = await (creatorId === null
    ? query.whereNull('creator_id').whereNotNull('owner_identifier')
    : query.where({ creator_id: creatorId }));
  const flattrs = rows.map((row) => ({
    thingId: row.thing_id,
    supporterId: row.supporter_id,
    source: row.source,
    createdAt: Number(row.at),
  }));
  return flattrs.sort((a, b) => a.createdAt - b.createdAt);
}

const flattrKeySql = (creatorId: number | null) =>
  `CONCAT('${prefixOf(creatorId)}/', flattrs.period, '/', flattrs.supporter_id, '/', flattrs.thing_id)`;

/** What happened, for a hook: one flattr by a supporter of a thing in a period, undone or not. */
export function flattrKey(
  creatorId: number | null,
  { period, supporterId, thingId }: { period: Period; supporterId: number; thingId: number },
): string {
  return `${prefixOf(creatorId)}/${period}/${supporterId}/${thingId}`;
}

function prefixOf(creatorId: number | null): string {
  return creatorId === null ? 'pending' : 'flattr';
}

export type UntoldWaiting = { thingId: number; amount: Micros; flattrs: number };

/** Shares of a closed period that wait, for owners of whom an identifier is known, untold to a hook. */
export async function findUntoldWaiting(
  db: Db,
  { hookId, period, limit }: Untold,
): Promise<UntoldWaiting[]> {
  const rows = await db('thing_periods')
    .join('things', 'things.id', 'thing_periods.thing_id')
    .leftJoin('hook_deliveries', (join) => told(db, join, hookId, waitingKeySql))
    .where({ 'thing_periods.period': period, 'thing_periods.state': 'waiting' })
    .andWhere('thing_periods.amount', '>', 0)
    .whereNotNull('owner_identifier')
    .whereNull('hook_deliveries.id')
    .limit(limit)
    .select('thing_periods.thing_id', 'thing_periods.amount', 'thing_periods.flattrs');
  return rows.map((row) => ({
    thingId: row.thing_id,
    amount: asMicros(row.amount),
    flattrs: row.flattrs,
  }));
}

const waitingKeySql = "CONCAT('waiting/', thing_periods.period, '/', thing_periods.thing_id)";

export function waitingKey(period: Period, thingId: number): string {
  return `waiting/${period}/${thingId}`;
}

function told(db: Db, join: Knex.JoinClause, hookId: string, keySql: string): void {
  join.onVal('hook_deliveries.hook_id', hookId).andOn('hook_deliveries.event_key', db.raw(keySql));
}

/** What a period took from a supporter, and what it brought a creator; `held` is part of `amount`. */
export async function findMonthOf(
  db: Db,
  { memberId, period }: { memberId: number; period: Period },
): Promise<{
  given: { amount: Micros; flattrs: number };
  earned: { amount: Micros; held: Micros; flattrs: number };
}> {
  const closing = await db('closings').where({ period, supporter_id: memberId }).first();
  const alone = await db('thing_periods')
    .whereIn('thing_id', db('things').where({ creator_id: memberId }).select('id'))
    .whereIn('state', ['earned', 'held'])
    .andWhere({ period, creator_id: memberId })
    .first({
      amount: db.raw('SUM(amount - fee)'),
      held: db.raw("SUM(CASE WHEN state = 'held' THEN amount - fee ELSE 0 END)"),
      flattrs: db.raw('SUM(flattrs)'),
    });
  const shared = await db('thing_parts')
    .join('thing_periods', (join) =>
      join
        .on('thing_periods.period', 'thing_parts.period')
        .andOn('thing_periods.thing_id', 'thing_parts.thing_id'),
    )
    .where({ 'thing_parts.member_id': memberId, 'thing_parts.period': period })
    .first({
      amount: db.raw('SUM(thing_parts.amount)'),
      flattrs: db.raw('SUM(thing_periods.flattrs)'),
    });
  return {
    given: { amount: asMicros(closing?.amount ?? 0), flattrs: Number(closing?.flattrs ?? 0) },
    earned: {
      amount: asMicros(Number(alone?.amount ?? 0) + Number(shared?.amount ?? 0)),
      held: asMicros(alone?.held ?? 0),
      flattrs: Number(alone?.flattrs ?? 0) + Number(shared?.flattrs ?? 0),
    },
  };
}
