import type { Deps } from '../deps.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import type { Thing } from '../things/thing.ts';

/** A thing as lists show it. */
export type ListedThing = { thing: Thing; flattrs: number; creator: Member | undefined };

/** Adds to things what lists show beside them: how often they were flattred, and their creators. */
export async function listThings(
  deps: Pick<Deps, 'db' | 'clock'>,
  things: readonly Thing[],
): Promise<ListedThing[]> {
  const [counts, creators] = await Promise.all([
    countFlattrsOfThings(
      deps,
      things.map(({ id }) => id),
    ),
    findMembers(
      deps.db,
      things.flatMap(({ creatorId }) => creatorId ?? []),
    ),
  ]);
  return things.map((thing) => ({
    thing,
    flattrs: counts.get(thing.id)?.flattrs ?? 0,
    creator: living(creators.get(thing.creatorId ?? 0)),
  }));
}

/** A member who has left has no page and no name any more. */
export function living(member: Member | undefined): Member | undefined {
  return member?.deletedAt === null ? member : undefined;
}
