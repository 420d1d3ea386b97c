import type { Command } from 'commander';
import { closePeriod } from '../distribution/close-period.ts';
import { sealBlocks } from '../ledger/seal-block.ts';
import { formatMicros } from '../money.ts';
import { parsePeriod } from '../period.ts';
import { printFields } from './print-fields.ts';
import { showProgress } from './show-progress.ts';
import { withDeps } from './with-deps.ts';

export function addCloseCommand(program: Command): void {
  program
    .command('close')
    .description(
      'divide the budgets of a month that is over; any number of processes may do it at once',
    )
    .argument('<period>', 'the month, such as 2026-01')
    .option('--json', 'print one JSON object: period, state, supporters, flattrs, amount')
    .addHelpText(
      'after',
      '\nIt can be stopped at any instant and started again. The service does it by itself an hour after' +
        '\nthe month ends.',
    )
    .action(async (periodText: string, { json }: { json?: boolean }) => {
      const period = parsePeriod(periodText);
      await withDeps(async (deps) => {
        const progress = showProgress();
        const closed = await closePeriod(deps, period, {
          onProgress: ({ stage, done, total }) =>
            progress.show(`${stage === 'dividing' ? 'Dividing' : 'Posting'} ${done} of ${total}`),
        }).finally(progress.end);
        // Where no service runs beside it, the report would else show no hash.
        await sealBlocks(deps);

        const { state, supporters, flattrs, wasClosed } = closed;
        const amount = formatMicros(closed.amount);
        if (json) {
          console.log(JSON.stringify({ period, state, supporters, flattrs, amount }));
          return;
        }
        console.log(wasClosed ? `${period} was closed before.` : `${period} is closed.`);
        printFields({
          supporters: String(supporters),
          flattrs: String(flattrs),
          divided: `${amount} ${deps.config.currency}`,
        });
      });
    });
}
