import type { Db, Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';

/** A closed period. */
export type ReportedPeriod = {
  period: Period;
  closingAt: Instant;
  closedAt: Instant;
  supporters: number;
  flattrs: number;
  /** What was divided. */
  amount: Micros;
};

function reportedOf(row: Record<string, unknown>): ReportedPeriod {
  return {
    period: row.period as string,
    closingAt: Number(row.closing_at),
    closedAt: Number(row.closed_at),
    supporters: Number(row.supporters),
    flattrs: Number(row.flattrs),
    amount: asMicros(row.amount),
  };
}

/** A period, if it is closed. */
export async function findReported(
  db: Db | Trx,
  period: Period,
): Promise<ReportedPeriod | undefined> {
  const row = await db('periods').where({ period, state: 'closed' }).first();
  return row && reportedOf(row);
}

/** The closed periods, newest first. */
export async function listReported(db: Db | Trx): Promise<ReportedPeriod[]> {
  const rows = await db('periods').where({ state: 'closed' }).orderBy('period', 'desc');
  return rows.map(reportedOf);
}

/** The closed periods up to one whose closing began at an instant or later. */
export async function listClosedLate(
  db: Db | Trx,
  period: Period,
  from: Instant,
): Promise<ReportedPeriod[]> {
  const rows = await db('periods')
    .where({ state: 'closed' })
    .andWhere('period', '<=', period)
    .andWhere('closing_at', '>=', from);
  return rows.map(reportedOf);
}
