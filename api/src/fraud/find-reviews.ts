import type { Db } from '../db.ts';
import { countOpenReviews, type FraudReview, selectReview, selectReviews } from './store.ts';

export type { FraudReview };

/** Earnings that look made up: those that wait by their score, or those decided, newest first. */
export function listReviews(
  db: Db,
  which: { isOpen: boolean; limit: number; offset: number },
): Promise<FraudReview[]> {
  return selectReviews(db, which);
}

/** One of them. */
export function findReview(db: Db, id: number): Promise<FraudReview | undefined> {
  return selectReview(db, id);
}

/** How many wait for an operator. */
export function countReviews(db: Db): Promise<number> {
  return countOpenReviews(db);
}
