import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Measure, MeasureKind } from './measure.ts';

function measureOf(row: Record<string, unknown>): Measure {
  return {
    id: Number(row.id),
    kind: row.kind as MeasureKind,
    memberId: row.member_id as number | null,
    thingId: row.thing_id as number | null,
    period: row.period as string | null,
    reason: row.reason as string,
    operatorId: row.operator_id as number | null,
    imposedAt: Number(row.imposed_at),
    liftedAt: row.lifted_at === null ? null : Number(row.lifted_at),
  };
}

/** Stores a measure; the database refuses a second one that stands on the same. */
export async function insertMeasure(
  trx: Trx,
  measure: Omit<Measure, 'id' | 'liftedAt'> & { tokenHash: string },
): Promise<number> {
  const { kind, memberId, thingId, period } = measure;
  const on = { suspend: memberId, hide: thingId, withhold: `${memberId}/${period}` }[kind];
  const [id] = await trx('measures').insert({
    kind,
    member_id: memberId,
    thing_id: thingId,
    period,
    reason: measure.reason,
    token_hash: measure.tokenHash,
    operator_id: measure.operatorId,
    imposed_at: measure.imposedAt,
    open_key: `${kind}/${on}`,
  });
  return id!;
}

/** @returns whether it stood until now. */
export async function endMeasure(trx: Trx, id: number, liftedAt: Instant): Promise<boolean> {
  const ended = await trx('measures')
    .where({ id })
    .whereNull('lifted_at')
    .update({ lifted_at: liftedAt, open_key: null });
  return ended === 1;
}

export async function selectMeasure(
  db: Db | Trx,
  key: { id: number } | { token_hash: string } | { open_key: string },
): Promise<Measure | undefined> {
  const row = await db('measures').where(key).first();
  return row && measureOf(row);
}

/** The measures that concern a member, newest first; lifted ones too. */
export async function selectMeasuresOf(db: Db | Trx, memberId: number): Promise<Measure[]> {
  const rows = await db('measures').where({ member_id: memberId }).orderBy('id', 'desc');
  return rows.map(measureOf);
}
