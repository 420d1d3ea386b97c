import type { Db, Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import { sumByKinds } from './store.ts';

/**
 * Where all money is, from the entries up to an instant: in = out + funds + earnings + payouts +
 * waiting + dividing + givenUp + fees, always.
 */
export type Totals = {
  /** What came in from outside, through any provider. */
  in: Micros;
  /** What went out. */
  out: Micros;
  funds: Micros;
  earnings: Micros;
  /** Taken from earnings and on its way out. */
  payouts: Micros;
  /** On things without a known creator. */
  waiting: Micros;
  /** On periods that are being closed. */
  dividing: Micros;
  /** What members left behind when they deleted themselves. */
  givenUp: Micros;
  fees: Micros;
  entries: number;
};

/**
 * Sums the ledger as it stood at an instant, with the closings named on top: a period is divided
 * after its end, and its report shows the books with that done.
 */
export async function totalsAt(
  db: Db | Trx,
  before: Instant,
  closings: readonly { period: Period; closingAt: Instant }[] = [],
): Promise<Totals> {
  const flows = await sumByKinds(db, before, closings);
  const balance = (kind: string) =>
    flows.reduce(
      (sum, { from, to, amount }) =>
        sum + (to === kind ? amount : 0) - (from === kind ? amount : 0),
      0,
    );
  const sum = (side: 'from' | 'to') =>
    flows.reduce((total, flow) => total + (flow[side] === 'world' ? flow.amount : 0), 0);
  return {
    in: sum('from'),
    out: sum('to'),
    funds: balance('funds'),
    earnings: balance('earnings'),
    payouts: balance('payouts'),
    waiting: balance('waiting'),
    dividing: balance('dividing'),
    givenUp: balance('given-up'),
    fees: balance('fees'),
    entries: flows.reduce((total, flow) => total + flow.entries, 0),
  };
}
