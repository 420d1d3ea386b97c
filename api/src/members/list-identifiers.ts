import type { Db } from '../db.ts';
import { selectIdentifiersOf } from './identifier-store.ts';

/** The identifiers that a member has shown to be theirs. */
export function listIdentifiers(db: Db, memberId: number): Promise<string[]> {
  return selectIdentifiersOf(db, memberId);
}
