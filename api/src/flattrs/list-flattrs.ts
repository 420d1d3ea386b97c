import type { Deps } from '../deps.ts';
import type { Period } from '../period.ts';
import { type Flattr, listFlattrsBySupporter, listShownFlattrsOfThing } from './store.ts';

/** The part of a list that is asked for. */
export type ListPart = { limit: number; offset: number };

/**
 * A supporter's flattrs of one period, or of all, newest first.
 * @param input.isShown only those that show their name: what others than themselves may see.
 */
export function listFlattrs(
  { db }: Pick<Deps, 'db'>,
  input: ListPart & { supporterId: number; period?: Period; isShown?: boolean },
): Promise<Flattr[]> {
  return listFlattrsBySupporter(db, input);
}

/** Who flattred a thing, newest first: only supporters who show their name there. */
export function listFlattrsOfThing(
  { db }: Pick<Deps, 'db'>,
  input: ListPart & { thingId: number },
): Promise<Flattr[]> {
  return listShownFlattrsOfThing(db, input);
}
