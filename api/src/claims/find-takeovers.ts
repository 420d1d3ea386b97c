import type { Db } from '../db.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { selectTakeovers, type Takeover } from './takeover-store.ts';

export type ListedTakeover = Takeover & { thing: Thing };

/** Things of a member that claims of others took over, and those that theirs took over, not final yet. */
export async function takeoversOf(
  db: Db,
  memberId: number,
): Promise<{ lost: ListedTakeover[]; gained: ListedTakeover[] }> {
  const [lost, gained] = await Promise.all([
    selectTakeovers(db, { fromMemberId: memberId }),
    selectTakeovers(db, { toMemberId: memberId }),
  ]);
  const things = await findThings(
    db,
    [...lost, ...gained].map(({ thingId }) => thingId),
  );
  const listed = (one: Takeover) => ({ ...one, thing: things.get(one.thingId)! });
  return { lost: lost.map(listed), gained: gained.map(listed) };
}
