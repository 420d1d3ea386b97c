import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findThing } from '../things/find-thing.ts';
import { saveChoice } from './name-store.ts';

/**
 * A supporter says whether their name stands beside their flattrs of a thing: of all months, those
 * that are over and those to come. It goes before their setting.
 * @throws DomainError `not_found` when there is no such thing.
 */
export async function showName(
  { db }: Pick<Deps, 'db'>,
  { supporterId, thingId, isShown }: { supporterId: number; thingId: number; isShown: boolean },
): Promise<void> {
  if (!(await findThing(db, { id: thingId }))) {
    throw new DomainError('not_found', 'There is no such thing.');
  }
  await saveChoice(db, { supporterId, thingId }, isShown);
}
