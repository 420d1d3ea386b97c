import { causeOfReview } from '../abuse/impose-measure.ts';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { placeHold } from '../holds/place-hold.ts';
import { findMembers } from '../members/find-member.ts';
import type { Micros } from '../money.ts';
import { sharedDestinations } from '../payouts/shared-destinations.ts';
import { addMonths, endOf, type Instant, type Period, periodOf, startOf } from '../period.ts';
import { mailboxOf } from './mailbox-of.ts';
import { type Flow, findRings } from './rings.ts';
import { type Backer, scoreEarnings, THRESHOLD } from './score.ts';
import {
  type BackerRow,
  saveChecked,
  saveReview,
  selectBackers,
  selectDuePeriods,
  selectEarned,
  sumPayouts,
} from './store.ts';

const DAY = 86_400_000;
/** Claims bring money of past months, payouts come later: months are looked at again each day. */
const MONTHS_LOOKED_AT = 3;
const LOOKED_AT_EVERY = DAY;
const NEW_SINCE_DAYS = 7;
const AT_ONCE_DAYS = 7;
/** A part of what somebody earns that is large enough to be a link of a ring: a quarter. */
const LARGE = 4;
/** From so many least payouts on it counts that earnings come from few. */
const MUCH = 5;

/**
 * Looks through what was earned in the last months and holds what looks made up, until an operator has
 * decided; see `scoreEarnings`. Less than the least payout is not looked at. It changes no flattr and
 * moves no money. Safe to run again, and at the same time; what was decided stays decided.
 * @returns how many reviews wait that it found or found again.
 */
export async function checkEarnings(deps: Pick<Deps, 'clock' | 'config' | 'db'>): Promise<number> {
  const { clock, db } = deps;
  const now = clock.now();
  const due = await selectDuePeriods(db, {
    since: addMonths(periodOf(now), -MONTHS_LOOKED_AT),
    before: now - LOOKED_AT_EVERY,
  });
  let held = 0;
  for (const { period, closedAt } of due) {
    held += await checkPeriod(deps, period, closedAt);
    await saveChecked(db, period, now);
  }
  return held;
}

async function checkPeriod(
  deps: Pick<Deps, 'clock' | 'config' | 'db'>,
  period: Period,
  closedAt: Instant,
): Promise<number> {
  const { config, db } = deps;
  const creators = await selectEarned(db, period, config.payoutMinimum);
  const rings = await ringsOf(db, period, creators);
  const shared = await sharedDestinations(db);
  const members = await findMembers(
    db,
    creators.map(({ memberId }) => memberId),
  );
  let held = 0;
  for (const { memberId, earned } of creators) {
    const rows = await selectBackers(db, period, memberId);
    const mailbox = mailboxOf(members.get(memberId)?.email ?? '');
    const ring = rings.get(memberId);
    const backers = rows.map(
      (row): Backer => ({
        supporterId: row.supporterId,
        amount: row.amount,
        hasSameDestination: shared.get(memberId)?.has(row.supporterId) ?? false,
        hasSameMailbox: mailbox !== '' && mailboxOf(row.email) === mailbox,
        isInRing: ring !== undefined && rings.get(row.supporterId) === ring,
        ...newnessOf(row, period),
      }),
    );
    const to = closedAt + AT_ONCE_DAYS * DAY;
    const paidOutAtOnce = await sumPayouts(db, memberId, { from: closedAt, to });
    const fewFrom: Micros = MUCH * config.payoutMinimum;
    const { score, parts } = scoreEarnings({ backers, earned, paidOutAtOnce }, { fewFrom });
    if (score < THRESHOLD) continue;
    if (await holdEarnings(deps, { memberId, period, score, parts, amount: earned })) held += 1;
  }
  return held;
}

function newnessOf(
  { joinedAt, isForThisAlone, firstDepositAt }: BackerRow,
  period: Period,
): Pick<Backer, 'isNewForThis' | 'depositedJustNow'> {
  const start = startOf(period);
  return {
    isNewForThis: isForThisAlone && joinedAt >= start - NEW_SINCE_DAYS * DAY,
    depositedJustNow:
      firstDepositAt !== null && firstDepositAt >= start && firstDepositAt < endOf(period),
  };
}

/** Who is in a ring with whom, by the flows that are a large part of what a creator earned. */
async function ringsOf(
  db: Deps['db'],
  period: Period,
  creators: readonly { memberId: number }[],
): Promise<Map<number, number>> {
  const flows: Flow[] = [];
  for (const { memberId } of creators) {
    const backers = await selectBackers(db, period, memberId);
    const total = backers.reduce((sum, { amount }) => sum + amount, 0);
    for (const { supporterId, amount } of backers) {
      if (amount * LARGE >= total) flows.push({ from: supporterId, to: memberId });
    }
  }
  return findRings(flows);
}

function holdEarnings(
  deps: Pick<Deps, 'clock' | 'db'>,
  found: Omit<Parameters<typeof saveReview>[1], 'foundAt'>,
): Promise<boolean> {
  const { memberId, period, amount } = found;
  return inTransaction(deps.db, async (trx) => {
    const review = await saveReview(trx, { ...found, foundAt: deps.clock.now() });
    if (review.state !== 'open') return false;
    const cause = causeOfReview(period);
    await placeHold(trx, deps, { memberId, reason: 'fraud_review', amount, cause });
    return true;
  });
}
