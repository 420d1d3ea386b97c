import { type Db, isSqlite, selectRows, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';
import type { ScorePart } from './score.ts';

/** A supporter's part in what a creator earned in a month. */
export type BackerRow = {
  supporterId: number;
  amount: Micros;
  email: string;
  joinedAt: Instant;
  /** Whether they flattred nothing but this creator's things in the month. */
  isForThisAlone: boolean;
  /** When money of theirs first came from outside; null: never. */
  firstDepositAt: Instant | null;
};

/** The closed periods since one that were not looked at since an instant, oldest first. */
export async function selectDuePeriods(
  db: Db,
  { since, before }: { since: Period; before: Instant },
): Promise<{ period: Period; closedAt: Instant }[]> {
  const rows = await db('periods')
    .where({ state: 'closed' })
    .andWhere('period', '>=', since)
    .andWhere((due) => due.whereNull('fraud_checked_at').orWhere('fraud_checked_at', '<', before))
    .orderBy('period')
    .select('period', 'closed_at');
  return rows.map((row) => ({ period: row.period, closedAt: Number(row.closed_at) }));
}

export async function saveChecked(db: Db, period: Period, checkedAt: Instant): Promise<void> {
  await db('periods').where({ period }).update({ fraud_checked_at: checkedAt });
}

/** What members earned in a period after the fee, alone or as one of several, from `least` on. */
export async function selectEarned(
  db: Db,
  period: Period,
  least: Micros,
): Promise<{ memberId: number; earned: Micros }[]> {
  const rows = await selectRows<{ member_id: number; earned: unknown }>(
    db,
    `SELECT member_id, SUM(earned) AS earned FROM (
       SELECT creator_id AS member_id, amount - fee AS earned FROM thing_periods
         WHERE period = ? AND state = 'earned' AND creator_id IS NOT NULL
       UNION ALL
       SELECT member_id, amount FROM thing_parts WHERE period = ?
     ) parts GROUP BY member_id HAVING SUM(earned) >= ? ORDER BY member_id`,
    [period, period, least],
  );
  return rows.map((row) => ({ memberId: row.member_id, earned: asMicros(Number(row.earned)) }));
}

/**
 * Who gave how much to what a member earned in a period. Shares are taken as amount / flattrs here:
 * a millionth more or less makes no difference to a score.
 */
export async function selectBackers(
  db: Db,
  period: Period,
  memberId: number,
): Promise<BackerRow[]> {
  const rows = await selectRows<Record<string, unknown>>(
    db,
    `SELECT f.supporter_id, SUM(FLOOR(c.amount / c.flattrs)) AS amount, COUNT(*) AS flattrs,
            MIN(c.flattrs) AS of_flattrs, MIN(m.email_key) AS email, MIN(m.created_at) AS joined_at,
            (SELECT MIN(d.finished_at) FROM deposits d
               WHERE d.member_id = f.supporter_id AND d.state = 'succeeded') AS first_deposit_at
       FROM (
         SELECT thing_id FROM thing_periods
           WHERE period = ? AND state = 'earned' AND creator_id = ?
         UNION
         SELECT thing_id FROM thing_parts WHERE period = ? AND member_id = ?
       ) t
       JOIN flattrs f ON f.thing_id = t.thing_id AND f.period = ?
       JOIN closings c ON c.period = f.period AND c.supporter_id = f.supporter_id
       JOIN members m ON m.id = f.supporter_id
       WHERE c.amount > 0
       GROUP BY f.supporter_id`,
    [period, memberId, period, memberId, period],
  );
  return rows.map((row) => ({
    supporterId: Number(row.supporter_id),
    amount: asMicros(Math.floor(Number(row.amount))),
    email: (row.email as string | null) ?? '',
    joinedAt: Number(row.joined_at),
    isForThisAlone: Number(row.flattrs) === Number(row.of_flattrs),
    firstDepositAt: row.first_deposit_at === null ? null : Number(row.first_deposit_at),
  }));
}

/** What a member asked to be paid out between two instants, and did not take back. */
export async function sumPayouts(
  db: Db,
  memberId: number,
  { from, to }: { from: Instant; to: Instant },
): Promise<Micros> {
  const row = await db('payouts')
    .where({ member_id: memberId })
    .whereNotIn('state', ['failed', 'canceled'])
    .whereBetween('created_at', [from, to])
    .sum({ amount: 'amount' })
    .first();
  return asMicros(Number(row?.amount ?? 0));
}

/** Earnings of a month that look made up. */
export type FraudReview = {
  id: number;
  memberId: number;
  period: Period;
  score: number;
  parts: ScorePart[];
  amount: Micros;
  foundAt: Instant;
  state: 'open' | 'released' | 'confirmed';
  decision: { at: Instant; reason: string; operatorId: number | null } | null;
  measureId: number | null;
};

function reviewOf(row: Record<string, unknown>): FraudReview {
  return {
    id: Number(row.id),
    memberId: row.member_id as number,
    period: row.period as Period,
    score: Number(row.score),
    parts: JSON.parse(row.parts as string),
    amount: asMicros(row.amount),
    foundAt: Number(row.found_at),
    state: row.state as FraudReview['state'],
    decision:
      row.decided_at === null
        ? null
        : {
            at: Number(row.decided_at),
            reason: row.reason as string,
            operatorId: row.operator_id as number | null,
          },
    measureId: row.measure_id as number | null,
  };
}

/** Stores a review, or what was found anew about one that waits; one that was decided stays. */
export async function saveReview(
  trx: Trx,
  review: Pick<FraudReview, 'memberId' | 'period' | 'score' | 'parts' | 'amount' | 'foundAt'>,
): Promise<FraudReview> {
  const key = { member_id: review.memberId, period: review.period };
  const found = {
    score: review.score,
    parts: JSON.stringify(review.parts),
    amount: review.amount,
  };
  await trx('fraud_reviews')
    .insert({ ...key, ...found, found_at: review.foundAt, state: 'open' })
    .onConflict(['member_id', 'period'])
    .merge(['member_id']);
  await trx('fraud_reviews')
    .where({ ...key, state: 'open' })
    .update(found);
  return reviewOf(await trx('fraud_reviews').where(key).first());
}

export async function selectReview(db: Db | Trx, id: number): Promise<FraudReview | undefined> {
  const row = await db('fraud_reviews').where({ id }).first();
  return row && reviewOf(row);
}

/** The review, held for this transaction alone. */
export async function lockReview(trx: Trx, id: number): Promise<FraudReview | undefined> {
  const query = trx('fraud_reviews').where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && reviewOf(row);
}

/** Reviews in a state: those that wait by their score, others newest first. */
export async function selectReviews(
  db: Db,
  { isOpen, limit, offset }: { isOpen: boolean; limit: number; offset: number },
): Promise<FraudReview[]> {
  const query = db('fraud_reviews').limit(limit).offset(offset);
  if (isOpen) query.where({ state: 'open' }).orderBy('score', 'desc').orderBy('id');
  else query.whereNot({ state: 'open' }).orderBy('decided_at', 'desc').orderBy('id', 'desc');
  return (await query).map(reviewOf);
}

export async function saveReviewDecision(
  trx: Trx,
  id: number,
  {
    state,
    at,
    reason,
    operatorId,
    measureId,
  }: {
    state: 'released' | 'confirmed';
    at: Instant;
    reason: string;
    operatorId: number;
    measureId: number | null;
  },
): Promise<void> {
  await trx('fraud_reviews').where({ id }).update({
    state,
    decided_at: at,
    reason,
    operator_id: operatorId,
    measure_id: measureId,
  });
}

export async function countOpenReviews(db: Db): Promise<number> {
  const [row] = await db('fraud_reviews').where({ state: 'open' }).count({ count: '*' });
  return Number(row?.count ?? 0);
}
