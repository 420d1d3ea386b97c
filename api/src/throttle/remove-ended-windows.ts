import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';
import { deleteEndedWindows } from './store.ts';

/** Forgets counts of attempts that hold nobody back any more. */
export function removeEndedWindows(db: Db, now: Instant): Promise<void> {
  return deleteEndedWindows(db, now);
}
