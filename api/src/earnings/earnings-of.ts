import type { Deps } from '../deps.ts';
import type { Micros } from '../money.ts';
import { addMonths, type Period, periodOf } from '../period.ts';
import { findThingsOf } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { earningsBalance, type Held, heldOf } from './held-of.ts';
import { type Earned, listEarnedPeriods, sumByPeriod, sumByThing } from './store.ts';

const MONTHS_DRAWN = 12;
export const THINGS_A_PAGE = 30;

/** What a creator sees of their own. */
export type Earnings = {
  /** What they earned and have not used, with what is held of it. */
  balance: Micros;
  /** The part of it that is held, with the reasons. */
  held: Held[];
  /** The last twelve periods before the current one, oldest first. */
  months: (Earned & { period: Period })[];
  /** Every period in which they earned, newest first: each has its CSV file. */
  periods: Period[];
  /** A page of their things, newest first, with all that each brought. */
  things: (Earned & { thing: Thing })[];
  total: number;
  page: number;
};

/** What a creator's things brought them, by month and by thing, after the fee. */
export async function earningsOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { memberId, page, count = THINGS_A_PAGE }: { memberId: number; page: number; count?: number },
): Promise<Earnings> {
  const now = periodOf(clock.now());
  const first = addMonths(now, -MONTHS_DRAWN);
  const [{ total: balance }, held, byPeriod, periods, { total, things }] = await Promise.all([
    earningsBalance(db, memberId),
    heldOf(db, memberId),
    sumByPeriod(db, memberId, first),
    listEarnedPeriods(db, memberId),
    findThingsOf(db, memberId, { hidden: true, page, count }),
  ]);
  const byThing = await sumByThing(
    db,
    memberId,
    things.map(({ id }) => id),
  );
  const nothing: Earned = { flattrs: 0, amount: 0, held: 0 };
  return {
    balance,
    held,
    months: Array.from({ length: MONTHS_DRAWN }, (_, index) => {
      const period = addMonths(first, index);
      return { period, ...(byPeriod.get(period) ?? nothing) };
    }),
    periods,
    things: things.map((thing) => ({ thing, ...(byThing.get(thing.id) ?? nothing) })),
    total,
    page,
  };
}
