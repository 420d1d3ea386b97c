import type { Deps } from '../deps.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { type OwnPart, partsOf, placesSharedWith } from '../sharing/parts-of.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { THINGS_A_PAGE } from './earnings-of.ts';
import { type Earned, selectSharedIds, sumByThing } from './store.ts';

/** A thing of another's in which a member has, or had, a part; with what their part brought them. */
export type SharedThing = Earned & {
  thing: Thing;
  /** Whose the thing is now; undefined: nobody's who is known. */
  owner: Member | undefined;
  /** Undefined: they have none any more. */
  part: OwnPart | undefined;
};

/**
 * The things of others that are shared with a member, a page at a time, the newest first: those in
 * which they have a part now or from the next month on, and those of which a part brought them
 * something. They are not theirs to change.
 */
export async function sharedThings(
  deps: Pick<Deps, 'db' | 'clock'>,
  { memberId, page, count = THINGS_A_PAGE }: { memberId: number; page: number; count?: number },
): Promise<{ things: SharedThing[]; total: number; page: number }> {
  const { db } = deps;
  const places = await placesSharedWith(deps, memberId);
  const range = { offset: (page - 1) * count, limit: count };
  const { total, ids } = await selectSharedIds(db, memberId, places, range);
  const byId = await findThings(db, ids);
  const things = ids.map((id) => byId.get(id)!);
  const creators = things.flatMap(({ creatorId }) => creatorId ?? []);
  const [earned, owners, parts] = await Promise.all([
    sumByThing(db, memberId, ids),
    findMembers(db, creators),
    partsOf(deps, memberId, things),
  ]);
  return {
    total,
    page,
    things: things.map((thing) => ({
      thing,
      owner: owners.get(thing.creatorId ?? 0),
      part: parts.get(thing.id),
      ...(earned.get(thing.id) ?? { flattrs: 0, amount: 0, held: 0 }),
    })),
  };
}
