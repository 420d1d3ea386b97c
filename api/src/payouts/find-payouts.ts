import type { Db, Trx } from '../db.ts';
import {
  findCurrentDestination,
  findDestinations,
  findDestinationsOf,
} from './destination-store.ts';
import {
  ON_THE_WAY,
  type Payout,
  type PayoutDestination,
  type PayoutState,
  type PayoutStep,
} from './payout.ts';
import {
  findPayout,
  findPayouts,
  findPayoutsIn,
  findPayoutsOf,
  findSteps,
  sumByState,
} from './store.ts';

export const PAYOUTS_A_PAGE = 25;

/** A payout with where it goes, in words that may be shown. */
export type ShownPayout = Payout & { label: string };

async function withLabels(db: Db | Trx, payouts: readonly Payout[]): Promise<ShownPayout[]> {
  const destinations = await findDestinations(
    db,
    payouts.map(({ destinationId }) => destinationId),
  );
  return payouts.map((payout) => ({
    ...payout,
    label: destinations.get(payout.destinationId)?.label ?? '',
  }));
}

/** A page of a member's payouts, the newest first. */
export async function listPayoutsOf(
  db: Db,
  { memberId, page, count = PAYOUTS_A_PAGE }: { memberId: number; page: number; count?: number },
): Promise<{ payouts: ShownPayout[]; hasOlder: boolean }> {
  const part = { limit: count + 1, offset: (page - 1) * count };
  const found = await findPayoutsOf(db, memberId, part);
  return {
    payouts: await withLabels(db, found.slice(0, count)),
    hasOlder: found.length > count,
  };
}

/** A member's payouts whose money is neither theirs to use nor outside yet, the oldest first. */
export function payoutsOnTheWay(db: Db | Trx, memberId: number): Promise<Payout[]> {
  return findPayoutsIn(db, memberId, ON_THE_WAY);
}

/** A member's own payout with its history; undefined when there is none, or it is somebody else's. */
export async function findPayoutOf(
  db: Db,
  { memberId, id }: { memberId: number; id: string },
): Promise<{ payout: ShownPayout; steps: PayoutStep[] } | undefined> {
  const payout = await findPayout(db, id);
  if (payout?.memberId !== memberId) return undefined;
  const [shown] = await withLabels(db, [payout]);
  return { payout: shown!, steps: await findSteps(db, id) };
}

/** Any payout with its history, for operators. */
export async function findAnyPayout(
  db: Db,
  id: string,
): Promise<{ payout: ShownPayout; steps: PayoutStep[] } | undefined> {
  const payout = await findPayout(db, id);
  if (!payout) return undefined;
  const [shown] = await withLabels(db, [payout]);
  return { payout: shown!, steps: await findSteps(db, id) };
}

/** Everybody's payouts, the newest first, for operators: in some states, or of a batch, or all. */
export async function listPayouts(
  db: Db,
  filter: { states?: readonly PayoutState[]; batchId?: number },
  part: { limit: number; offset: number },
): Promise<ShownPayout[]> {
  return withLabels(db, await findPayouts(db, filter, part));
}

/** How many payouts are in each state and what they sum to, for operators. */
export const payoutsByState = sumByState;

/** Where a member's payouts go now. */
export function destinationOf(db: Db, memberId: number): Promise<PayoutDestination | undefined> {
  return findCurrentDestination(db, memberId);
}

/** All that a member's payouts went or go to, the oldest first. */
export function listDestinations(db: Db, memberId: number): Promise<PayoutDestination[]> {
  return findDestinationsOf(db, memberId);
}
