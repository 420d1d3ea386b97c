import type { Hold } from '../holds/hold.ts';
import { MICROS_PER_UNIT, type Micros } from '../money.ts';

const CENT: Micros = MICROS_PER_UNIT / 100;

/** A part of the earnings that a hold keeps back. */
export type HeldPart = Hold & { amount: Micros };

/** The earnings of a creator, part by part: held, payable and rest sum to them exactly. */
export type SplitEarnings = {
  held: HeldPart[];
  /** What a payout may take now, in whole cents; 0 while it is less than the least payout. */
  payable: Micros;
  /** What no hold keeps and no payout can take: less than the least payout, or less than a cent. */
  rest: Micros;
};

/**
 * Says of each part of the earnings why it can or cannot be paid out. Holds of an amount come first,
 * in their order; the first hold of everything keeps what they leave. A hold never counts for more
 * than is there.
 */
export function splitEarnings({
  balance,
  holds,
  minimum,
}: {
  balance: Micros;
  holds: readonly Hold[];
  minimum: Micros;
}): SplitEarnings {
  let free = balance;
  const ofAmounts = holds.filter(({ amount }) => amount !== null);
  const ofAll = holds.filter(({ amount }) => amount === null);
  const held = [...ofAmounts, ...ofAll]
    .map((hold) => {
      const amount = Math.min(hold.amount ?? free, free);
      free -= amount;
      return { ...hold, amount };
    })
    .filter(({ amount }) => amount > 0);
  const cents = free - (free % CENT);
  const payable = cents >= minimum ? cents : 0;
  return { held, payable, rest: free - payable };
}
