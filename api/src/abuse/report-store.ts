import { type Db, isSqlite, type Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { AbuseCategory, AbuseReport, ReportOutcome } from './report.ts';

function reportOf(row: Record<string, unknown>): AbuseReport {
  return {
    id: Number(row.id),
    thingId: row.thing_id as number | null,
    memberId: row.member_id as number | null,
    category: row.category as AbuseCategory,
    words: row.words as string,
    reporterId: row.reporter_id as number | null,
    email: row.email as string,
    createdAt: Number(row.created_at),
    decision:
      row.decided_at === null
        ? null
        : {
            at: Number(row.decided_at),
            outcome: row.outcome as ReportOutcome,
            reason: row.reason as string,
            operatorId: row.operator_id as number | null,
            measureId: row.measure_id as number | null,
          },
  };
}

export async function insertReport(
  trx: Trx,
  report: Omit<AbuseReport, 'id' | 'decision'> & { tokenHash: string },
): Promise<number> {
  const [id] = await trx('abuse_reports').insert({
    thing_id: report.thingId,
    member_id: report.memberId,
    category: report.category,
    words: report.words,
    reporter_id: report.reporterId,
    email: report.email,
    token_hash: report.tokenHash,
    created_at: report.createdAt,
  });
  return id!;
}

export async function selectReport(
  db: Db | Trx,
  key: { id: number } | { token_hash: string },
): Promise<AbuseReport | undefined> {
  const row = await db('abuse_reports').where(key).first();
  return row && reportOf(row);
}

/** The report, held for this transaction alone. */
export async function lockReport(trx: Trx, id: number): Promise<AbuseReport | undefined> {
  const query = trx('abuse_reports').where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && reportOf(row);
}

/** Reports that wait for an operator, oldest first; or those that were decided, newest first. */
export async function selectReports(
  db: Db,
  { isDecided, limit, offset }: { isDecided: boolean; limit: number; offset: number },
): Promise<AbuseReport[]> {
  const query = db('abuse_reports').limit(limit).offset(offset);
  if (isDecided) query.whereNotNull('decided_at').orderBy('decided_at', 'desc');
  else query.whereNull('decided_at').orderBy('id');
  return (await query).map(reportOf);
}

/** The reports about a member or their things, newest first. */
export async function selectReportsAbout(db: Db, memberId: number): Promise<AbuseReport[]> {
  const rows = await db('abuse_reports')
    .where({ member_id: memberId })
    .orWhereIn('thing_id', db('things').where({ creator_id: memberId }).select('id'))
    .orderBy('id', 'desc')
    .limit(50);
  return rows.map(reportOf);
}

export async function saveDecision(
  trx: Trx,
  id: number,
  decision: NonNullable<AbuseReport['decision']>,
  newTokenHash?: string,
): Promise<void> {
  await trx('abuse_reports')
    .where({ id })
    .update({
      decided_at: decision.at,
      outcome: decision.outcome,
      reason: decision.reason,
      operator_id: decision.operatorId,
      measure_id: decision.measureId,
      ...(newTokenHash ? { token_hash: newTokenHash } : {}),
    });
}

/** Puts a report before an operator once more. */
export async function reopenReport(trx: Trx, id: number): Promise<void> {
  await trx('abuse_reports').where({ id }).update({ decided_at: null });
}

export async function countOpenReports(db: Db): Promise<number> {
  const [row] = await db('abuse_reports').whereNull('decided_at').count({ count: '*' });
  return Number(row?.count ?? 0);
}

/** The reports that a member made, oldest first. */
export async function selectReportsBy(db: Db, reporterId: number): Promise<AbuseReport[]> {
  const rows = await db('abuse_reports').where({ reporter_id: reporterId }).orderBy('id');
  return rows.map(reportOf);
}

/** Takes a member's name from the reports that they made. */
export async function removeReporter(trx: Trx, reporterId: number): Promise<void> {
  await trx('abuse_reports').where({ reporter_id: reporterId }).update({ reporter_id: null });
}

/** Forgets where the answer went, of reports that were decided before an instant. */
export async function forgetReporters(db: Db, decidedBefore: Instant): Promise<number> {
  return db('abuse_reports')
    .where('decided_at', '<', decidedBefore)
    .andWhere((known) => known.whereNot({ email: '' }).orWhereNotNull('reporter_id'))
    .update({ email: '', reporter_id: null });
}
