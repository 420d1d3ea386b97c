import Router from '@koa/router';
import type { Deps } from '../deps.ts';
import { parsePeriod } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import { renderPage } from '../web/page.ts';
import { presentReport } from './present-report.ts';
import { listReports, reportOf } from './report-of.ts';
import { ReportPage } from './report-page.tsx';
import { ReportsPage } from './reports-page.tsx';

/** `/reports`: the public monthly reports. */
export function reportRoutes(deps: Deps): Router {
  const { config } = deps;
  const router = new Router();

  router.get('/reports', async (ctx) => {
    const reports = await listReports(deps);
    renderPage(
      ctx,
      config,
      { title: 'Monthly reports' },
      <ReportsPage currency={config.currency} reports={reports} />,
    );
  });

  router.get('/reports/:name', async (ctx) => {
    const { name = '' } = ctx.params;
    const isJson = name.endsWith('.json');
    const period = parsePeriod(isJson ? name.slice(0, -'.json'.length) : name);
    const report = await reportOf(deps, period);
    if (isJson) {
      ctx.set('Access-Control-Allow-Origin', '*');
      ctx.body = presentReport(report);
      return;
    }
    renderPage(
      ctx,
      config,
      { title: `Report of ${formatPeriod(period)}` },
      <ReportPage report={report} />,
    );
  });
  return router;
}
