import type { Micros } from '../money.ts';

/**
 * What the service keeps of a thing's shares of a period, rounded down to the micro.
 * @param basisPoints the fee in hundredths of a percent: 750 is 7.5 %.
 */
export function feeOf(amount: Micros, basisPoints: number): Micros {
  // In two steps, so that the product stays a safe integer whatever the amount.
  const tenThousands = Math.floor(amount / 10_000);
  return tenThousands * basisPoints + Math.floor(((amount % 10_000) * basisPoints) / 10_000);
}
