import type { Micros } from '../money.ts';
import { formatMoney } from './format.ts';

/** An amount of money in a sentence or a cell. */
export function Money({ amount, currency }: { amount: Micros; currency: string }) {
  return <span class="money">{formatMoney(amount, currency)}</span>;
}
