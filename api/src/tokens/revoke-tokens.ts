import type { Trx } from '../db.ts';
import { removeTokensOf } from './store.ts';

/** Ends every bearer token of a member: whoever holds one can do nothing with it from now on. */
export function revokeTokens(trx: Trx, memberId: number): Promise<void> {
  return removeTokensOf(trx, memberId);
}
