import type { Command } from 'commander';
import { parsePeriod } from '../period.ts';
import { presentReport } from '../reports/present-report.ts';
import { reportOf } from '../reports/report-of.ts';
import { printFields } from './print-fields.ts';
import { withDeps } from './with-deps.ts';

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('the public report of a closed month: in = out + held + fees')
    .argument('<period>', 'the month, such as 2026-01')
    .option('--json', 'print one JSON object, the same as at /reports/PERIOD.json')
    .action((month: string, { json }: { json?: boolean }) =>
      withDeps(async (deps) => {
        const report = presentReport(await reportOf(deps, parsePeriod(month)));
        if (json) {
          console.log(JSON.stringify(report));
          return;
        }
        const { period, currency, supporters, flattrs, ledger } = report;
        const money = (amount: string) => `${amount} ${currency}`;
        console.log(`${period}, at its end:`);
        printFields({
          supporters: String(supporters),
          flattrs: String(flattrs),
          divided: money(report.amount),
          in: money(report.in),
          out: money(report.out),
          held: money(report.held),
          fees: money(report.fees),
          'hash of the ledger': ledger.hash ?? 'none yet',
        });
      }),
    );
}
