import type { Db, Trx } from '../db.ts';
import type { Period } from '../period.ts';
import { divisionsInForce, type OwnedThing } from './divisions-in-force.ts';
import { selectSharingOwners } from './store.ts';

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

/** Whether a member earns a part of a thing that is another's, in a period. */
export async function isCollaborator(
  db: Db | Trx,
  { memberId, thing, period }: Pair & { period: Period },
): Promise<boolean> {
  return (await collaborationsAmong(db, { period, pairs: [{ memberId, thing }] })).size > 0;
}
