import type { Deps } from '../deps.ts';
import { type Closing, listClosings } from './store.ts';

/** The closed periods that took something from a supporter, or had flattrs of theirs, newest first. */
export function listStatements(
  { db }: Pick<Deps, 'db'>,
  { memberId }: { memberId: number },
): Promise<Closing[]> {
  return listClosings(db, memberId);
}
