import Router from '@koa/router';
import type { Context } from 'koa';
import type { Deps } from '../deps.ts';
import { DomainError, type FieldErrors } from '../errors.ts';
import { formFaults, formValues } from '../http/form.ts';
import { seeOther } from '../http/see-other.ts';
import { findMember, findMemberByName } from '../members/find-member.ts';
import type { Visitor } from '../members/session.ts';
import { findThing, findThings } from '../things/find-thing.ts';
import { titleOf } from '../things/thing.ts';
import { renderPage } from '../web/page.ts';
import { selectAppeal } from './appeal-store.ts';
import { measureByToken, reportByToken } from './by-token.ts';
import { appealMeasure, appealReport } from './file-appeal.ts';
import { appealableUntil, type Measure } from './measure.ts';
import { MeasurePage } from './measure-page.tsx';
import type { AbuseReport } from './report.ts';
import { reportAbuse } from './report-abuse.ts';
import { ReportFormPage, type ReportSubject } from './report-form-page.tsx';
import { ReportPage } from './report-page.tsx';

type Subject = ReportSubject & { about: { thingId: number } | { memberId: number } };

/** Reports of abuse, what became of them, and objections: all open without signing in. */
export function abuseRoutes(deps: Deps): Router<Visitor> {
  const { config } = deps;
  const router = new Router<Visitor>();

  const showForm = (ctx: Context, subject: Subject, status = 200, errors?: FieldErrors) => {
    const form = formValues(ctx, 'category', 'words', 'email');
    const props = { subject, form, errors, isSignedIn: ctx.state.member !== undefined };
    renderPage(ctx, config, { title: 'Report abuse', status }, <ReportFormPage {...props} />);
  };

  router.get('/abuse/report', async (ctx) => {
    showForm(ctx, await subjectOf(deps, ctx.query.thing, ctx.query.member));
  });

  router.post('/abuse/report', async (ctx) => {
    const { thing, member, ...typed } = formValues(
      ctx,
      ...(['thing', 'member', 'category', 'words', 'email'] as const),
    );
    const subject = await subjectOf(deps, thing, member);
    try {
      const token = await reportAbuse(deps, {
        about: subject.about,
        reporter: ctx.state.member,
        ip: ctx.ip,
        typed,
      });
      seeOther(ctx, `/abuse/reports/${token}?sent=1`);
    } catch (error) {
      const { status, errors } = formFaults(error);
      showForm(ctx, subject, status, errors);
    }
  });

  router.get('/abuse/reports/:token', async (ctx) => {
    await showReport(ctx, deps, await reportByToken(deps, ctx.params.token!));
  });

  router.post('/abuse/reports/:token', async (ctx) => {
    const token = ctx.params.token!;
    try {
      await appealReport(deps, { token, ...formValues(ctx, 'words') });
      seeOther(ctx, `/abuse/reports/${token}`);
    } catch (error) {
      const { status, errors } = formFaults(error);
      await showReport(ctx, deps, await reportByToken(deps, token), status, errors);
    }
  });

  router.get('/abuse/measures/:token', async (ctx) => {
    await showMeasure(ctx, deps, await measureByToken(deps, ctx.params.token!));
  });

  router.post('/abuse/measures/:token', async (ctx) => {
    const token = ctx.params.token!;
    try {
      await appealMeasure(deps, { token, ...formValues(ctx, 'words') });
      seeOther(ctx, `/abuse/measures/${token}`);
    } catch (error) {
      const { status, errors } = formFaults(error);
      await showMeasure(ctx, deps, await measureByToken(deps, token), status, errors);
    }
  });
  return router;
}

async function showReport(
  ctx: Context,
  deps: Deps,
  report: AbuseReport,
  status = 200,
  errors?: FieldErrors,
): Promise<void> {
  const { decision } = report;
  const props = {
    report,
    subject: await subjectOfReport(deps, report),
    appeal: await selectAppeal(deps.db, { report_id: report.id }),
    action: ctx.path,
    isNew: ctx.query.sent === '1' && decision === null,
    isAppealable: decision !== null && deps.clock.now() <= appealableUntil(decision.at),
    errors,
  };
  keepSecret(ctx);
  renderPage(ctx, deps.config, { title: 'Your report', status }, <ReportPage {...props} />);
}

async function showMeasure(
  ctx: Context,
  deps: Deps,
  measure: Measure,
  status = 200,
  errors?: FieldErrors,
): Promise<void> {
  const { thingId, imposedAt, liftedAt } = measure;
  const thing = thingId === null ? undefined : (await findThings(deps.db, [thingId])).get(thingId);
  const props = {
    measure,
    thingTitle: thing ? titleOf(thing) : '',
    appeal: await selectAppeal(deps.db, { measure_id: measure.id }),
    action: ctx.path,
    isAppealable: liftedAt === null && deps.clock.now() <= appealableUntil(imposedAt),
    errors,
  };
  keepSecret(ctx);
  renderPage(ctx, deps.config, { title: 'What we decided', status }, <MeasurePage {...props} />);
}

/** The address is what lets in: no search engine keeps it. */
function keepSecret(ctx: Context): void {
  ctx.set('X-Robots-Tag', 'noindex');
}

async function subjectOf({ db }: Deps, thing: unknown, name: unknown): Promise<Subject> {
  if (typeof thing === 'string' && /^\d{1,9}$/.test(thing)) {
    const found = await findThing(db, { id: Number(thing) });
    if (found && found.measureId === null) return subjectOfThing(found);
  }
  if (typeof name === 'string' && name !== '') {
    const member = await findMemberByName(db, name);
    if (member && member.suspendedAt === null) return subjectOfMember(member);
  }
  throw new DomainError(
    'not_found',
    'There is nothing to report here. Go to the page of the thing or the member, and follow "Report abuse" there.',
  );
}

async function subjectOfReport({ db }: Deps, report: AbuseReport): Promise<ReportSubject> {
  if (report.thingId !== null) {
    return subjectOfThing((await findThings(db, [report.thingId])).get(report.thingId)!);
  }
  return subjectOfMember((await findMember(db, report.memberId!))!);
}

function subjectOfThing(thing: Parameters<typeof titleOf>[0] & { id: number }): Subject {
  return {
    kind: 'thing',
    key: String(thing.id),
    title: titleOf(thing),
    href: `/thing/${thing.id}`,
    about: { thingId: thing.id },
  };
}

function subjectOfMember({ id, name }: { id: number; name: string }): Subject {
  return {
    kind: 'member',
    key: name,
    title: name,
    href: `/profile/${name}`,
    about: { memberId: id },
  };
}
