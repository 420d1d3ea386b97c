import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type SignedIn, signedIn } from '../members/session.ts';
import { type Instant, parsePeriod, periodOf } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import { renderPage } from '../web/page.ts';
import { listStatements } from './list-statements.ts';
import { presentStatement, statementCsv } from './present-statement.ts';
import { statementOf } from './statement-of.ts';
import { StatementPage } from './statement-page.tsx';
import { StatementsPage } from './statements-page.tsx';
import { yearOf } from './year-of.ts';
import { YearPage, yearCsv } from './year-page.tsx';

/** `/statements`: what each month took from a supporter, and where it went. */
export function statementRoutes(deps: Deps): Router<SignedIn> {
  const { config, clock } = deps;
  const router = new Router<SignedIn>();

  router.get('/statements', signedIn, async (ctx) => {
    const closings = await listStatements(deps, { memberId: ctx.state.member.id });
    const now = periodOf(clock.now());
    renderPage(
      ctx,
      config,
      { title: 'Statements' },
      <StatementsPage
        currency={config.currency}
        now={now}
        closings={closings}
        years={yearsFrom(ctx.state.member.createdAt, clock.now())}
      />,
    );
  });

  router.get('/statements/:name', signedIn, async (ctx) => {
    const { member } = ctx.state;
    const [, text = '', format] = /^(.*?)(?:\.(csv|json))?$/s.exec(ctx.params.name ?? '') ?? [];
    const period = parsePeriod(text);
    if (period === periodOf(clock.now())) {
      ctx.redirect('/dashboard');
      return;
    }
    const statement = await statementOf(deps, { memberId: member.id, period });
    if (format) {
      ctx.set('Cache-Control', 'private, no-store');
      ctx.attachment(`flattr-statement-${period}.${format}`);
      ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : 'json';
      ctx.body =
        format === 'csv' ? statementCsv(statement) : presentStatement(config, member, statement);
      return;
    }
    renderPage(
      ctx,
      config,
      { title: `Statement of ${formatPeriod(period)}` },
      <StatementPage currency={config.currency} name={member.name} statement={statement} />,
    );
  });

  router.get('/statements/year/:name', signedIn, async (ctx) => {
    const { member } = ctx.state;
    const [, text = '', csv] = /^(20\d\d)(\.csv)?$/.exec(ctx.params.name ?? '') ?? [];
    const year = Number(text);
    const isThere = year >= yearIn(member.createdAt) && year <= yearIn(clock.now());
    if (!isThere) throw new DomainError('not_found', 'There is no statement of this year.');
    const statement = await yearOf(deps, { memberId: member.id, year });
    if (csv) {
      ctx.set('Cache-Control', 'private, no-store');
      ctx.attachment(`flattr-${year}.csv`);
      ctx.type = 'text/csv; charset=utf-8';
      ctx.body = yearCsv(statement);
      return;
    }
    const page = <YearPage currency={config.currency} name={member.name} statement={statement} />;
    renderPage(ctx, config, { title: `Statement of ${year}` }, page);
  });
  return router;
}

function yearIn(instant: Instant): number {
  return new Date(instant).getUTCFullYear();
}

/** The years from one instant to another, the newest first. */
function yearsFrom(first: Instant, last: Instant): number[] {
  const length = Math.max(1, yearIn(last) - yearIn(first) + 1);
  return Array.from({ length }, (_, ago) => yearIn(last) - ago);
}
