import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { type Movement, movementsOf } from '../ledger/movements-of.ts';
import { findThings } from '../things/find-thing.ts';
import { type Description, describeMovement, thingOf } from './describe-movement.ts';

export const MOVEMENTS_A_PAGE = 25;

export type DescribedMovement = Movement & Description;

/**
 * A page of the movements of a member's funds or earnings, newest first, in words.
 * @param input.page the newest page is 1; `count` movements are on one.
 */
export async function listMovements(
  { db }: Pick<Deps, 'db'>,
  {
    count = MOVEMENTS_A_PAGE,
    ...input
  }: { memberId: number; of: 'funds' | 'earnings'; page: number; count?: number },
): Promise<{ movements: DescribedMovement[]; hasOlder: boolean }> {
  const found = await movementsOf(db, account[input.of](input.memberId), {
    limit: count + 1,
    offset: (input.page - 1) * count,
  });
  const shown = found.slice(0, count);
  const thingIds = shown.flatMap(({ reference }) => thingOf(reference) ?? []);
  const things = await findThings(db, [...new Set(thingIds)]);
  return {
    movements: shown.map((movement) => ({ ...movement, ...describeMovement(movement, things) })),
    hasOlder: found.length > shown.length,
  };
}
