import { type Db, isSqlite, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';

/** A thing that a claim took over from who had registered it, and what was held on it. */
export type Takeover = {
  claimId: number;
  thingId: number;
  fromMemberId: number;
  toMemberId: number;
  /** After the fee. */
  amount: Micros;
  /** Of which periods; null: of none. */
  firstPeriod: Period | null;
  lastPeriod: Period | null;
  takenAt: Instant;
  /** Until when the first owner may object; null: it is over, one way or the other. */
  finalAt: Instant | null;
  /** The contest that the first owner's objection opened. */
  contestId: number | null;
};

/** What a claim took over from one member. */
export type TakeoverKey = { claimId: number; fromMemberId: number };

const where = ({ claimId, fromMemberId }: TakeoverKey) => ({
  claim_id: claimId,
  from_member_id: fromMemberId,
});

function takeoverOf(row: Record<string, unknown>): Takeover {
  return {
    claimId: Number(row.claim_id),
    thingId: Number(row.thing_id),
    fromMemberId: Number(row.from_member_id),
    toMemberId: Number(row.to_member_id),
    amount: asMicros(Number(row.amount)),
    firstPeriod: row.first_period as Period | null,
    lastPeriod: row.last_period as Period | null,
    takenAt: Number(row.taken_at),
    finalAt: row.final_at === null ? null : Number(row.final_at),
    contestId: row.contest_id === null ? null : Number(row.contest_id),
  };
}

/** Writes it down once: a thing that a claim took over before stays as it was written. */
export async function insertTakeover(trx: Trx, takeover: Takeover): Promise<void> {
  await trx('takeovers')
    .insert({
      claim_id: takeover.claimId,
      thing_id: takeover.thingId,
      from_member_id: takeover.fromMemberId,
      to_member_id: takeover.toMemberId,
      amount: takeover.amount,
      first_period: takeover.firstPeriod,
      last_period: takeover.lastPeriod,
      taken_at: takeover.takenAt,
      final_at: takeover.finalAt,
      contest_id: takeover.contestId,
    })
    .onConflict(['claim_id', 'thing_id'])
    .merge(['claim_id']);
}

/** What a claim took over from a member and is not final, held until the transaction ends. */
export async function holdTakeovers(trx: Trx, key: TakeoverKey): Promise<Takeover[]> {
  const query = trx('takeovers').where(where(key)).whereNotNull('final_at').orderBy('thing_id');
  return (await (isSqlite(trx) ? query : query.forUpdate())).map(takeoverOf);
}

/** What was taken over from a member, or by one, and is not final, the newest first. */
export async function selectTakeovers(
  db: Db | Trx,
  member: { fromMemberId: number } | { toMemberId: number },
): Promise<Takeover[]> {
  const key =
    'fromMemberId' in member
      ? { from_member_id: member.fromMemberId }
      : { to_member_id: member.toMemberId };
  const query = db('takeovers').where(key).whereNotNull('final_at').limit(500);
  return (await query.orderBy('taken_at', 'desc').orderBy('thing_id')).map(takeoverOf);
}

/** Whose objections are too late by now, where none was made. */
export async function selectFinal(db: Db, now: Instant, limit: number): Promise<TakeoverKey[]> {
  const rows = await db('takeovers')
    .where('final_at', '<=', now)
    .whereNull('contest_id')
    .distinct('claim_id', 'from_member_id')
    .limit(limit);
  return rows.map((row) => ({ claimId: row.claim_id, fromMemberId: row.from_member_id }));
}

export async function saveContest(trx: Trx, key: TakeoverKey, contestId: number): Promise<void> {
  await trx('takeovers')
    .where(where(key))
    .whereNotNull('final_at')
    .update({ contest_id: contestId });
}

export async function saveFinal(trx: Trx, key: TakeoverKey): Promise<void> {
  await trx('takeovers').where(where(key)).update({ final_at: null });
}
