import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Action } from './actions.ts';

/** What an operator did, as the log keeps it. */
export type LoggedAction = {
  id: number;
  /** Null: the command line. */
  operatorId: number | null;
  action: Action;
  /** What it was done to: `member:7`, `thing:12`, `period:2026-01`. */
  subject: string;
  reason: string;
  actedAt: Instant;
};

export async function insertAction(trx: Trx, action: Omit<LoggedAction, 'id'>): Promise<void> {
  await trx('operator_actions').insert({
    operator_id: action.operatorId,
    action: action.action,
    subject: action.subject,
    reason: action.reason,
    acted_at: action.actedAt,
  });
}

/** Which part of the log: what is left out is not asked for. */
export type ActionFilter = {
  /** Null: those of the command line. */
  operatorId?: number | null;
  action?: Action;
  subject?: string;
};

/** The log, newest first. */
export async function selectActions(
  db: Db | Trx,
  filter: ActionFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<LoggedAction[]> {
  const query = db('operator_actions').orderBy('id', 'desc').limit(limit).offset(offset);
  if (filter.operatorId !== undefined) query.andWhere({ operator_id: filter.operatorId });
  if (filter.action) query.andWhere({ action: filter.action });
  if (filter.subject) query.andWhere({ subject: filter.subject });
  const rows = await query;
  return rows.map((row) => ({
    id: Number(row.id),
    operatorId: row.operator_id,
    action: row.action,
    subject: row.subject,
    reason: row.reason,
    actedAt: Number(row.acted_at),
  }));
}

/** The members who ever acted as operators, by id. */
export function selectActors(db: Db): Promise<number[]> {
  return db('operator_actions')
    .whereNotNull('operator_id')
    .distinct('operator_id')
    .orderBy('operator_id')
    .pluck('operator_id');
}
