import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Appeal, AppealOutcome } from './appeal.ts';

function appealOf(row: Record<string, unknown>): Appeal {
  return {
    id: Number(row.id),
    measureId: row.measure_id as number | null,
    reportId: row.report_id as number | null,
    words: row.words as string,
    filedAt: Number(row.filed_at),
    decision:
      row.decided_at === null
        ? null
        : {
            at: Number(row.decided_at),
            outcome: row.outcome as AppealOutcome,
            reason: row.reason as string,
            operatorId: row.operator_id as number | null,
          },
  };
}

/** Against what an appeal is. */
export type AppealSubject = { measure_id: number } | { report_id: number };

export async function insertAppeal(
  trx: Trx,
  subject: AppealSubject,
  { words, filedAt }: { words: string; filedAt: Instant },
): Promise<void> {
  await trx('appeals').insert({ ...subject, words, filed_at: filedAt });
}

export async function selectAppeal(
  db: Db | Trx,
  key: { id: number } | AppealSubject,
): Promise<Appeal | undefined> {
  const row = await db('appeals').where(key).first();
  return row && appealOf(row);
}

/** The appeal, held for this transaction alone. */
export async function lockAppeal(trx: Trx, id: number): Promise<Appeal | undefined> {
  const query = trx('appeals').where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && appealOf(row);
}

/** Appeals that wait for an operator, oldest first. */
export async function selectOpenAppeals(db: Db): Promise<Appeal[]> {
  const rows = await db('appeals').whereNull('decided_at').orderBy('id').limit(200);
  return rows.map(appealOf);
}

export async function saveAppealDecision(
  trx: Trx,
  id: number,
  { at, outcome, reason, operatorId }: NonNullable<Appeal['decision']>,
): Promise<void> {
  await trx('appeals')
    .where({ id })
    .update({ decided_at: at, outcome, reason, operator_id: operatorId });
}

export async function countOpenAppeals(db: Db): Promise<number> {
  const [row] = await db('appeals').whereNull('decided_at').count({ count: '*' });
  return Number(row?.count ?? 0);
}
