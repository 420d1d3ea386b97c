import { type Db, isDuplicate, isSqlite, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import type { Payout, PayoutState, PayoutStep } from './payout.ts';

type Row = Record<string, unknown>;

const instantOf = (value: unknown): Instant | null => (value === null ? null : Number(value));

function payoutOf(row: Row): Payout {
  return {
    id: row.id as string,
    memberId: row.member_id as number,
    destinationId: row.destination_id as number,
    provider: row.provider as string,
    amount: asMicros(row.amount),
    currency: row.currency as string,
    state: row.state as PayoutState,
    reason: row.reason as string,
    batchId: row.batch_id as number | null,
    automaticPeriod: row.automatic_period as Period | null,
    createdAt: Number(row.created_at),
    sentAt: instantOf(row.sent_at),
    finishedAt: instantOf(row.finished_at),
  };
}

/**
 * Stores a payout.
 * @returns false when there is one with this id, or one of the same month; nothing is changed then.
 */
export async function insertPayout(trx: Trx, payout: Payout): Promise<boolean> {
  try {
    await trx('payouts').insert({
      id: payout.id,
      member_id: payout.memberId,
      destination_id: payout.destinationId,
      provider: payout.provider,
      amount: payout.amount,
      currency: payout.currency,
      state: payout.state,
      reason: payout.reason,
      automatic_period: payout.automaticPeriod,
      created_at: payout.createdAt,
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function findPayout(db: Db | Trx, id: string): Promise<Payout | undefined> {
  const row = await db('payouts').where({ id }).first();
  return row && payoutOf(row);
}

/** The payout, held for this transaction alone. */
export async function lockPayout(trx: Trx, id: string): Promise<Payout | undefined> {
  const query = trx('payouts').where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && payoutOf(row);
}

/** A page of a member's payouts, the newest first. */
export async function findPayoutsOf(
  db: Db | Trx,
  memberId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<Payout[]> {
  const rows = await db('payouts')
    .where({ member_id: memberId })
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset);
  return rows.map(payoutOf);
}

/** A member's payouts in some states, the oldest first. */
export async function findPayoutsIn(
  db: Db | Trx,
  memberId: number,
  states: readonly PayoutState[],
): Promise<Payout[]> {
  const rows = await db('payouts')
    .where({ member_id: memberId })
    .whereIn('state', states)
    .orderBy(['created_at', 'id']);
  return rows.map(payoutOf);
}

/** Everybody's payouts, the newest first: in some states, or in all. */
export async function findPayouts(
  db: Db | Trx,
  filter: { states?: readonly PayoutState[]; batchId?: number },
  { limit, offset }: { limit: number; offset: number },
): Promise<Payout[]> {
  const query = db('payouts').orderBy('created_at', 'desc').orderBy('id');
  if (filter.states) query.whereIn('state', filter.states);
  if (filter.batchId !== undefined) query.andWhere({ batch_id: filter.batchId });
  const rows = await query.limit(limit).offset(offset);
  return rows.map(payoutOf);
}

/** The ids of payouts of some providers in a state, the oldest first. */
export function findIdsIn(
  db: Db | Trx,
  { state, providers, limit }: { state: PayoutState; providers: readonly string[]; limit: number },
): Promise<string[]> {
  return db('payouts')
    .where({ state })
    .whereIn('provider', providers)
    .orderBy(['created_at', 'id'])
    .limit(limit)
    .pluck('id');
}

/** The ids of payouts of which nobody knows whether their provider took them, and whose time has come. */
export function findUnansweredIds(
  db: Db,
  { now, limit }: { now: Instant; limit: number },
): Promise<string[]> {
  return db('payouts')
    .where({ state: 'sent' })
    .andWhere('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit)
    .pluck('id');
}

/** Moves a payout on and writes the step down. Who calls holds its row. */
export async function saveStep(
  trx: Trx,
  payout: Payout,
  step: PayoutStep,
  changes: { sentAt?: Instant; finishedAt?: Instant; batchId?: number | null } = {},
): Promise<void> {
  await trx('payouts')
    .where({ id: payout.id })
    .update({
      state: step.state,
      reason: step.reason,
      ...(changes.sentAt === undefined ? {} : { sent_at: changes.sentAt }),
      ...(changes.finishedAt === undefined
        ? {}
        : { finished_at: changes.finishedAt, next_attempt_at: null }),
      ...(changes.batchId === undefined ? {} : { batch_id: changes.batchId }),
    });
  await insertStep(trx, payout.id, step);
}

export async function insertStep(trx: Trx, payoutId: string, step: PayoutStep): Promise<void> {
  await trx('payout_steps').insert({
    payout_id: payoutId,
    state: step.state,
    reason: step.reason,
    entered_at: step.enteredAt,
  });
}

/** The states that a payout was in, in their order. */
export async function findSteps(db: Db, payoutId: string): Promise<PayoutStep[]> {
  const rows = await db('payout_steps').where({ payout_id: payoutId }).orderBy('id');
  return rows.map((row) => ({
    state: row.state,
    reason: row.reason,
    enteredAt: Number(row.entered_at),
  }));
}

/** Writes down what a provider is about to be asked, and when to ask again if no answer comes. */
export async function saveAttempt(
  trx: Trx,
  id: string,
  {
    request,
    attempts,
    nextAttemptAt,
  }: { request: string; attempts: number; nextAttemptAt: Instant },
): Promise<void> {
  await trx('payouts').where({ id }).update({ request, attempts, next_attempt_at: nextAttemptAt });
}

/** What was asked of a provider, and how often. */
export async function findAttempt(
  db: Db | Trx,
  id: string,
): Promise<{ request: string | null; attempts: number; nextAttemptAt: Instant | null }> {
  const row = await db('payouts').where({ id }).first();
  return {
    request: row.request,
    attempts: row.attempts,
    nextAttemptAt: instantOf(row.next_attempt_at),
  };
}

/** Writes down by what name the provider knows a payout, where it says so. */
export async function saveReference(db: Db, id: string, providerReference?: string): Promise<void> {
  if (providerReference === undefined) return;
  await db('payouts').where({ id }).update({ provider_reference: providerReference });
}

/** The provider has answered, and what it said is applied: it is not asked again. */
export async function saveAnswer(db: Db | Trx, id: string): Promise<void> {
  await db('payouts').where({ id }).update({ next_attempt_at: null });
}

/** Lets payouts that nobody outside knows of go to another destination. */
export async function redirectPayouts(
  trx: Trx,
  ids: readonly string[],
  destination: { id: number; provider: string },
): Promise<void> {
  await trx('payouts')
    .whereIn('id', ids)
    .update({ destination_id: destination.id, provider: destination.provider });
}

/** Sums and counts of payouts by state. */
export async function sumByState(
  db: Db | Trx,
): Promise<{ state: PayoutState; payouts: number; amount: Micros }[]> {
  const rows = await db('payouts')
    .groupBy('state')
    .select('state', { payouts: db.raw('COUNT(*)'), amount: db.raw('SUM(amount)') });
  return rows.map((row) => ({
    state: row.state,
    payouts: Number(row.payouts),
    amount: asMicros(row.amount),
  }));
}

/** Members who have been paid out automatically after a month, or asked to be and are not yet. */
export function findAutomatic(
  db: Db,
  { period, after, limit }: { period: Period; after: number; limit: number },
): Promise<number[]> {
  return db('payout_destinations')
    .where({ is_automatic: true })
    .andWhere('current_of', '>', after)
    .whereNotExists((query) =>
      query
        .from('payouts')
        .whereRaw('payouts.member_id = payout_destinations.current_of')
        .andWhere({ automatic_period: period }),
    )
    .orderBy('current_of')
    .limit(limit)
    .pluck('current_of');
}
