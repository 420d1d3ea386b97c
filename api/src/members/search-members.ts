import type { Db } from '../db.ts';
import type { Member } from './member.ts';
import { searchRows } from './store.ts';

/**
 * Members for operators to find: by a part of the name or of the e-mail address, by the whole short
 * public id, or by number; the newest first. Those who left are found by number alone.
 * @param query nothing: all members.
 */
export function searchMembers(
  db: Db,
  query: string,
  part: { limit: number; offset: number },
): Promise<Member[]> {
  return searchRows(db, query.trim().slice(0, 254), part);
}
