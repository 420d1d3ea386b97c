import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import {
  type ApplicationToken,
  type ApplicationTokens,
  deleteApplicationTokens,
  deleteExpiredTokens,
  insertApplicationToken,
  selectApplicationToken,
  selectIsUsedSince,
  selectLastUses,
} from './store.ts';

/** Keeps a token that `oauth/` has given to an application, in the transaction that checked its grant. */
export function keepApplicationToken(trx: Trx, token: ApplicationToken): Promise<void> {
  return insertApplicationToken(trx, token);
}

/** A token of an application that is valid now, by its hash. Personal tokens are not found. */
export function findApplicationToken(
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<ApplicationToken | undefined> {
  return selectApplicationToken(db, tokenHash, now);
}

/** Ends tokens of applications: from now on no request that carries one is answered. */
export function endApplicationTokens(db: Db | Trx, which: ApplicationTokens): Promise<void> {
  return deleteApplicationTokens(db, which);
}

/** Whether one of the tokens that a grant gave from an instant on has been used. */
export function wasUsedSince(
  db: Db | Trx,
  which: { grantId: string; since: Instant },
): Promise<boolean> {
  return selectIsUsedSince(db, which);
}

/** When each of a member's applications was last seen, by client id; to the day. */
export function findLastUses(db: Db, memberId: number): Promise<Map<string, Instant>> {
  return selectLastUses(db, memberId);
}

/** Forgets tokens that have expired. @returns how many. */
export function forgetExpiredTokens(db: Db, now: Instant): Promise<number> {
  return deleteExpiredTokens(db, now);
}
