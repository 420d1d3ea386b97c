import type { Db, Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Hold } from '../holds/hold.ts';
import { holdsOf } from '../holds/holds-of.ts';
import { account } from '../ledger/accounts.ts';
import { firstReceiptAt } from '../ledger/first-receipt-at.ts';
import type { Instant } from '../period.ts';
import { findFirstDestinationAt, findLastChange } from './destination-store.ts';

const HOUR = 3_600_000;
/** How long nothing goes to a new destination: time to notice that somebody else changed it. */
export const CHANGE_HOLD_HOURS = 72;

/**
 * All that keeps a member's earnings from being paid out now: what was placed on them, and what ends
 * by the clock. See docs/decisions/0018-payouts.md for why it is so long.
 */
export async function holdsOnPayouts(
  db: Db | Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  memberId: number,
): Promise<Hold[]> {
  const placed = await holdsOf(db, memberId);
  return [
    ...placed.map(({ reason, amount, since }) => ({ reason, amount, since })),
    ...(await holdOfNewCreator(db, deps, memberId)),
    ...(await holdOfChange(db, deps, memberId)),
  ];
}

/** All that keeps a member from using earnings as funds: as above, but wherever payouts go. */
export async function holdsOnUse(
  db: Db | Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  memberId: number,
): Promise<Hold[]> {
  const holds = await holdsOnPayouts(db, deps, memberId);
  return holds.filter(({ reason }) => reason !== 'destination_changed');
}

async function holdOfNewCreator(
  db: Db | Trx,
  { clock, config }: Pick<Deps, 'clock' | 'config'>,
  memberId: number,
): Promise<Hold[]> {
  if (config.payoutHoldDays === 0) return [];
  const since = await firstReceiptAt(db, account.earnings(memberId));
  if (since === null) return [];
  const until = since + config.payoutHoldDays * 24 * HOUR;
  return until > clock.now() ? [{ reason: 'new_creator', amount: null, since, until }] : [];
}

async function holdOfChange(
  db: Db | Trx,
  { clock }: Pick<Deps, 'clock'>,
  memberId: number,
): Promise<Hold[]> {
  const since = (await findLastChange(db, memberId)) ?? (await firstSaidLate(db, memberId));
  if (since === null) return [];
  const until = since + CHANGE_HOLD_HOURS * HOUR;
  return until > clock.now() ? [{ reason: 'destination_changed', amount: null, since, until }] : [];
}

/**
 * When a member first said where payouts go, if there was money to steal by then: whoever got their
 * password could have said it for them.
 */
async function firstSaidLate(db: Db | Trx, memberId: number): Promise<Instant | null> {
  const saidAt = await findFirstDestinationAt(db, memberId);
  const earnedAt = await firstReceiptAt(db, account.earnings(memberId));
  return saidAt !== null && earnedAt !== null && earnedAt < saidAt ? saidAt : null;
}
