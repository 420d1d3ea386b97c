import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { latestHash } from '../ledger/latest-hash.ts';
import { type Totals, totalsAt } from '../ledger/totals.ts';
import { endOf, type Instant, type Period } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import { findReported, listClosedLate, listReported, type ReportedPeriod } from './store.ts';

export type { ReportedPeriod };

/** The public report of a closed period. */
export type Report = ReportedPeriod & {
  currency: string;
  /** The books at the end of the period, with the period divided. */
  totals: Totals;
  /** The newest hash of the ledger's chain, as of now; a copy of it proves that nothing is changed later. */
  ledger: { hash: string; blocks: number; sealedAt: Instant | null };
};

/**
 * The report of a period: what was divided, and where all money was at its end.
 * @throws DomainError `not_found` until the period is closed.
 */
export async function reportOf(
  { db, config }: Pick<Deps, 'db' | 'config'>,
  period: Period,
): Promise<Report> {
  const reported = await findReported(db, period);
  if (!reported) {
    throw new DomainError(
      'not_found',
      `There is no report of ${formatPeriod(period)}: it appears once the month is over and divided.`,
    );
  }
  const [totals, { hash, blocks, sealedAt }] = await Promise.all([
    totalsOf(db, period),
    latestHash(db),
  ]);
  return { ...reported, currency: config.currency, totals, ledger: { hash, blocks, sealedAt } };
}

/** The periods that have a report, newest first. */
export function listReports({ db }: Pick<Deps, 'db'>): Promise<ReportedPeriod[]> {
  return listReported(db);
}

// A sum over the whole ledger, which for a closed period is always the same: once is enough.
const kept = new WeakMap<Db, Map<Period, Promise<Totals>>>();

function totalsOf(db: Db, period: Period): Promise<Totals> {
  const byPeriod = kept.get(db) ?? new Map<Period, Promise<Totals>>();
  kept.set(db, byPeriod);
  const before = byPeriod.get(period);
  if (before) return before;
  const totals = sumTotals(db, period).catch((error) => {
    byPeriod.delete(period);
    throw error;
  });
  byPeriod.set(period, totals);
  return totals;
}

async function sumTotals(db: Db, period: Period): Promise<Totals> {
  const end = endOf(period);
  return totalsAt(db, end, await listClosedLate(db, period, end));
}
