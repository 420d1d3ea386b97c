import type { Deps } from '../deps.ts';
import type { Period } from '../period.ts';
import { type Flattr, listFlattrsBySupporter, listShownFlattrsOfThing } from './store.ts';

/** The part of a list that is asked for. */
export type ListPart = { limit: number; offset: number };

/** A supporter's flattrs of one period, or of all, newest first. Ask `showsFlattrs` before you publish them. */
export function listFlattrs(
  { db }: Pick<Deps, 'db'>,
  input: ListPart & { supporterId: number; period?: Period },
): Promise<Flattr[]> {
  return listFlattrsBySupporter(db, input);
}

/** Who flattred a thing, newest first: only supporters who show their flattrs. */
export function listFlattrsOfThing(
  { db }: Pick<Deps, 'db'>,
  input: ListPart & { thingId: number },
): Promise<Flattr[]> {
  return listShownFlattrsOfThing(db, input);
}
