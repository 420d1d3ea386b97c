import type { Question } from '../ask.ts';
import type { Db, Trx } from '../db.ts';
import { literal } from '../insert-rows.ts';
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

/**
 * With whom members share in a period: by member, whose things may be theirs in part. Nearly always
 * nobody's; whether a thing is, `collaborationsAmong` says.
 */
export function sharersQuestion(
  memberIds: readonly number[],
  period: Period,
): Question<Map<number, Set<number>>> {
  const now = literal(period);
  return {
    columns: ['agreement_parts.member_id', 'agreements.owner_id'],
    from: `agreement_parts JOIN agreements ON agreements.id = agreement_parts.agreement_id
      WHERE agreement_parts.member_id IN (KEYS) AND agreement_parts.member_id <> agreements.owner_id
        AND agreements.state = 'accepted' AND agreements.from_period <= ${now}
        AND (agreements.until_period IS NULL OR agreements.until_period > ${now})`,
    keys: memberIds,
    read(rows) {
      const owners = new Map<number, Set<number>>();
      for (const [memberId, ownerId] of rows) {
        const of = owners.get(Number(memberId)) ?? new Set();
        owners.set(Number(memberId), of.add(Number(ownerId)));
      }
      return owners;
    },
  };
}
