import type { Db, Trx } from '../db.ts';
import { type ActionFilter, type LoggedAction, selectActions, selectActors } from './store.ts';

export type { ActionFilter, LoggedAction };

/** What operators did, newest first. */
export function listActions(
  db: Db | Trx,
  filter: ActionFilter,
  part: { limit: number; offset: number },
): Promise<LoggedAction[]> {
  return selectActions(db, filter, part);
}

/** The ids of all members who ever acted as operators. */
export function listActors(db: Db): Promise<number[]> {
  return selectActors(db);
}
