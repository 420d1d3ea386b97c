import type { Db, Trx } from '../db.ts';
import type { Period } from '../period.ts';
import { divisionsInForce, type OwnedThing } from './divisions-in-force.ts';
import { selectSharingOwners, sharersQuestion } from './store.ts';

/** Pairs of a member and a thing, of which some may be that member's in part. */
type Pair = { memberId: number; thing: OwnedThing };

/**
 * Which of these members earn a part of these things in a period, though they are not their creators:
 * to them the things are their own. Nearly always nobody is, and then it is one small read.
 */
export async function collaborationsAmong<One extends Pair>(
  db: Db | Trx,
  { period, pairs }: { period: Period; pairs: readonly One[] },
): Promise<Set<One>> {
  const found = new Set<One>();
  const memberIds = [...new Set(pairs.map(({ memberId }) => memberId))];
  if (memberIds.length === 0) return found;
  const owners = new Set(await selectSharingOwners(db, period, memberIds));
  const near = pairs.filter(
    ({ thing: { creatorId } }) => creatorId !== null && owners.has(creatorId),
  );
  if (near.length === 0) return found;

  const things = near.map(({ thing }) => thing);
  const divisions = await divisionsInForce(db, { period, things });
  for (const pair of near) {
    const parts = divisions.get(pair.thing) ?? [];
    if (parts.some(({ memberId }) => memberId === pair.memberId)) found.add(pair);
  }
  return found;
}

/** Asks, with other questions, with whom members share in a period; see `sharersQuestion`. */
export function askForSharers(memberIds: readonly number[], period: Period) {
  return sharersQuestion(memberIds, period);
}
