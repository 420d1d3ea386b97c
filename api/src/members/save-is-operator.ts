import type { Trx } from '../db.ts';
import { updateIsOperator } from './store.ts';

/**
 * Makes a member an operator, or a plain member again.
 * @returns false when they were that already.
 */
export function saveIsOperator(trx: Trx, memberId: number, isOperator: boolean): Promise<boolean> {
  return updateIsOperator(trx, memberId, isOperator);
}
