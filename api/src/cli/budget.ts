import type { Command } from 'commander';
import { budgetOf } from '../budgets/budget-of.ts';
import { setBudget } from '../budgets/set-budget.ts';
import { formatMicros, parseAmount } from '../money.ts';
import { periodOf } from '../period.ts';
import { memberNamed } from './member-named.ts';
import { withDeps } from './with-deps.ts';

export function addBudgetCommands(program: Command): void {
  program
    .command('budget')
    .description('what supporters let a month take from their funds')
    .command('set')
    .description('set a supporter’s monthly budget, from the current month on')
    .argument('<name>', 'the supporter’s user name')
    .argument('<amount>', 'an amount of the service’s currency, such as 10.00')
    .option('--json', 'print one JSON object: name, currency, budget')
    .action(async (name: string, amountText: string, { json }: { json?: boolean }) => {
      const amount = parseAmount(amountText);
      await withDeps(async (deps) => {
        const { db, clock, config } = deps;
        const member = await memberNamed(db, name);
        await setBudget(deps, { memberId: member.id, amount });
        const budget = formatMicros(await budgetOf(db, member.id, periodOf(clock.now())));
        console.log(
          json
            ? JSON.stringify({ name: member.name, currency: config.currency, budget })
            : `${member.name} gives ${budget} ${config.currency} a month.`,
        );
      });
    });
}
