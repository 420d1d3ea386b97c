import {
  findAppeal,
  findMeasure,
  findReport,
  listReports,
  openAppeals,
} from '../abuse/find-abuse.ts';
import type { AbuseReport } from '../abuse/report.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { findMember, findMembers } from '../members/find-member.ts';
import { findThings } from '../things/find-thing.ts';
import { titleOf } from '../things/thing.ts';

const PAGE = 50;

/** What something is about: a thing or a member, with the page of it in the console. */
export type Subject = { words: string; href: string };

/** What waits for an operator, and what was decided. */
export async function abuseQueue({ db }: Deps, page: number) {
  const decided = await listReports(db, {
    isDecided: true,
    limit: PAGE + 1,
    offset: (page - 1) * PAGE,
  });
  const open = await listReports(db, { isDecided: false, limit: 200, offset: 0 });
  const reports = [...open, ...decided];
  const subjects = await subjectsOf(db, reports);
  const named = (report: AbuseReport) => ({ report, subject: subjects.get(report.id)! });
  return {
    open: open.map(named),
    decided: decided.slice(0, PAGE).map(named),
    hasOlder: decided.length > PAGE,
    page,
    appeals: await openAppeals(db),
  };
}

export type AbuseQueue = Awaited<ReturnType<typeof abuseQueue>>;

async function subjectsOf(
  db: Deps['db'],
  reports: readonly Pick<AbuseReport, 'id' | 'thingId' | 'memberId'>[],
): Promise<Map<number, Subject>> {
  const things = await findThings(
    db,
    reports.flatMap(({ thingId }) => thingId ?? []),
  );
  const members = await findMembers(
    db,
    reports.flatMap(({ memberId }) => memberId ?? []),
  );
  return new Map(
    reports.map(({ id, thingId, memberId }): [number, Subject] =>
      thingId === null
        ? [
            id,
            {
              words: `the member ${members.get(memberId!)!.name}`,
              href: `/operator/members/${memberId}`,
            },
          ]
        : [
            id,
            {
              words: `the thing ${titleOf(things.get(thingId)!)}`,
              href: `/operator/things/${thingId}`,
            },
          ],
    ),
  );
}

/** One report with everything that its decision needs. */
export async function reportView({ db }: Deps, id: number) {
  const report = await findReport(db, id);
  if (!report) return undefined;
  const reporter = report.reporterId === null ? undefined : await findMember(db, report.reporterId);
  const thing =
    report.thingId === null
      ? undefined
      : (await findThings(db, [report.thingId])).get(report.thingId);
  return {
    report,
    subject: (await subjectsOf(db, [report])).get(report.id)!,
    thing,
    reporter: reporter?.name ?? (report.email || 'somebody who was not signed in'),
    appeal: await findAppeal(db, { reportId: id }),
  };
}

export type ReportView = NonNullable<Awaited<ReturnType<typeof reportView>>>;

/** One objection, and what it is against. */
export async function appealView({ db }: Deps, id: number) {
  const appeal = await findAppeal(db, { id });
  if (!appeal) return undefined;
  const report = appeal.reportId === null ? undefined : await findReport(db, appeal.reportId);
  const measure = appeal.measureId === null ? undefined : await findMeasure(db, appeal.measureId);
  const about = report ?? {
    id: 0,
    thingId: measure!.thingId,
    memberId: measure!.memberId,
  };
  const operatorId = report ? report.decision?.operatorId : measure!.operatorId;
  return {
    appeal,
    report,
    measure,
    subject: (await subjectsOf(db, [about])).get(about.id)!,
    decidedBy: operatorId ? (await findMember(db, operatorId))?.name : undefined,
  };
}

export type AppealView = NonNullable<Awaited<ReturnType<typeof appealView>>>;

/** One thing as operators see it: hidden or not, whose, with what waits on it. */
export async function thingView({ db }: Deps, id: number) {
  const thing = (await findThings(db, [id])).get(id);
  if (!thing) return undefined;
  return {
    thing,
    creator: thing.creatorId === null ? undefined : await findMember(db, thing.creatorId),
    waiting: await balanceOf(db, account.thing(id)),
    measure: thing.measureId === null ? undefined : await findMeasure(db, thing.measureId),
  };
}

export type ThingView = NonNullable<Awaited<ReturnType<typeof thingView>>>;
