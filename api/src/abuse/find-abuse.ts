import type { Db, Trx } from '../db.ts';
import type { Appeal } from './appeal.ts';
import { countOpenAppeals, selectAppeal, selectOpenAppeals } from './appeal-store.ts';
import type { Measure } from './measure.ts';
import { selectMeasure, selectMeasuresOf } from './measure-store.ts';
import type { AbuseReport } from './report.ts';
import {
  countOpenReports,
  selectReport,
  selectReports,
  selectReportsAbout,
  selectReportsBy,
} from './report-store.ts';

/** A measure, lifted or not. */
export function findMeasure(db: Db | Trx, id: number): Promise<Measure | undefined> {
  return selectMeasure(db, { id });
}

/** The measures that concern a member, newest first; lifted ones too. */
export function measuresOf(db: Db | Trx, memberId: number): Promise<Measure[]> {
  return selectMeasuresOf(db, memberId);
}

/** A report of abuse. */
export function findReport(db: Db | Trx, id: number): Promise<AbuseReport | undefined> {
  return selectReport(db, { id });
}

/** Reports that wait for an operator, oldest first; or those that were decided, newest first. */
export function listReports(
  db: Db,
  which: { isDecided: boolean; limit: number; offset: number },
): Promise<AbuseReport[]> {
  return selectReports(db, which);
}

/** The reports about a member or their things, newest first. */
export function reportsAbout(db: Db, memberId: number): Promise<AbuseReport[]> {
  return selectReportsAbout(db, memberId);
}

/** The reports that a member made, oldest first. */
export function reportsBy(db: Db, reporterId: number): Promise<AbuseReport[]> {
  return selectReportsBy(db, reporterId);
}

/** An objection, or the one against the answer to a report. */
export function findAppeal(
  db: Db | Trx,
  key: { id: number } | { reportId: number },
): Promise<Appeal | undefined> {
  return selectAppeal(db, 'id' in key ? key : { report_id: key.reportId });
}

/** The objections that wait for an operator, oldest first. */
export function openAppeals(db: Db): Promise<Appeal[]> {
  return selectOpenAppeals(db);
}

/** How many reports and objections wait for an operator. */
export async function countOpenAbuse(db: Db): Promise<{ reports: number; appeals: number }> {
  return { reports: await countOpenReports(db), appeals: await countOpenAppeals(db) };
}
