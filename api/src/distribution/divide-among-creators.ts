import type { Trx } from '../db.ts';
import type { Micros } from '../money.ts';
import type { Period } from '../period.ts';
import { divisionsInForce, type OwnedThing } from '../sharing/divisions-in-force.ts';
import { splitByParts } from '../split.ts';
import type { ThingPart } from './store.ts';

/** What a thing has for its creators, after the fee. */
export type Earned = OwnedThing & { amount: Micros };

/**
 * Divides what things earned in a period among those who have agreed to share it, each to the
 * millionth. Nobody who has a part leaves the service until the transaction ends.
 * @returns the parts by thing; what one creator earns alone is not in it.
 */
export async function divideAmongCreators(
  trx: Trx,
  period: Period,
  things: readonly Earned[],
): Promise<Map<number, ThingPart[]>> {
  const divisions = await divisionsInForce(trx, { period, things }, { isHeld: true });
  const divided = new Map<number, ThingPart[]>();
  for (const thing of things) {
    const parts = divisions.get(thing);
    if (!parts) continue;
    const amounts = splitByParts(thing.amount, { period, thingId: thing.id, parts });
    divided.set(
      thing.id,
      parts.map(({ memberId }, at) => ({
        thingId: thing.id,
        period,
        memberId,
        amount: amounts[at]!,
      })),
    );
  }
  return divided;
}
