import type { Db } from '../db.ts';
import { type LoggedEvent, selectEvents } from './log-store.ts';

export type { LoggedEvent };

/** What happened to the claims of a site, newest first: everybody may know it. */
export function findLog(db: Db, siteId: number): Promise<LoggedEvent[]> {
  return selectEvents(db, siteId, 200);
}
