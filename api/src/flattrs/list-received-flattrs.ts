import type { Deps } from '../deps.ts';
import type { ListPart } from './list-flattrs.ts';
import { type Flattr, listShownFlattrsOfCreator } from './store.ts';

/** The flattrs that a creator's things received, newest first: only of supporters who show their name there. */
export function listReceivedFlattrs(
  { db }: Pick<Deps, 'db'>,
  input: ListPart & { creatorId: number },
): Promise<Flattr[]> {
  return listShownFlattrsOfCreator(db, input);
}
