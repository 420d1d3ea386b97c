import type { Deps } from '../deps.ts';
import { addMonths, closableFrom, type Instant, type Period, periodOf } from '../period.ts';
import { chunksOf } from './close-period.ts';
import {
  type ClosingPeriod,
  findFirstPeriodWithFlattrs,
  listChunks,
  listClosings,
  listUnposted,
  sumChunks,
} from './store.ts';

/** A month as operators see it. */
export type Month = {
  period: Period;
  /** `running`: not over; `due`: over and not begun to close; then closing, then closed. */
  state: 'running' | 'due' | 'closing' | 'closed';
  closableFrom: Instant;
  closing: ClosingPeriod | null;
};

/** How far a closing is: chunks of supporters divided, then ranges of things posted. */
export type ClosingProgress = {
  chunks: { done: number; total: number };
  rangesLeft: number;
  supporters: number;
  flattrs: number;
  amount: number;
};

/** The months from the first in which somebody flattred to the present one, newest first. */
export async function listMonths({ clock, db }: Pick<Deps, 'clock' | 'db'>): Promise<Month[]> {
  const closings = new Map((await listClosings(db)).map((closing) => [closing.period, closing]));
  const now = clock.now();
  const present = periodOf(now);
  const first = [...closings.keys(), await findFirstPeriodWithFlattrs(db), present]
    .filter((period) => period !== undefined)
    .sort()[0]!;
  const months: Month[] = [];
  for (let period = present; period >= first; period = addMonths(period, -1)) {
    const closing = closings.get(period) ?? null;
    const from = closableFrom(period);
    const state = closing?.state ?? (from <= now ? 'due' : 'running');
    months.push({ period, state, closableFrom: from, closing });
  }
  return months;
}

/** How far the closing of a month is, by the rows that it leaves behind. */
export async function closingProgress(
  { db }: Pick<Deps, 'db'>,
  period: Period,
): Promise<ClosingProgress> {
  const total = (await chunksOf({ db }, period)).length;
  const done = (await listChunks(db, period)).size;
  return {
    chunks: { done, total },
    rangesLeft: (await listUnposted(db, period)).length,
    ...(await sumChunks(db, period)),
  };
}
