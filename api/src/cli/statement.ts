import type { Command } from 'commander';
import { formatMicros } from '../money.ts';
import { parsePeriod } from '../period.ts';
import { presentStatement } from '../statements/present-statement.ts';
import { statementOf } from '../statements/statement-of.ts';
import { countOf } from '../web/format.ts';
import { memberNamed } from './member-named.ts';
import { withDeps } from './with-deps.ts';

export function addStatementCommand(program: Command): void {
  program
    .command('statement')
    .description('what a month took from a supporter, and what each thing received')
    .argument('<name>', 'the user name')
    .argument('<period>', 'the month, such as 2026-01')
    .option(
      '--json',
      'print one JSON object: name, period, state, amount, flattrs, things and more',
    )
    .action((name: string, month: string, { json }: { json?: boolean }) =>
      withDeps(async (deps) => {
        const period = parsePeriod(month);
        const member = await memberNamed(deps.db, name);
        const statement = await statementOf(deps, { memberId: member.id, period });
        if (json) {
          console.log(JSON.stringify(presentStatement(deps.config, member, statement)));
          return;
        }
        const { amount, flattrs, lines, state } = statement;
        const currency = deps.config.currency;
        console.log(
          state === 'closed'
            ? `${member.name} gave ${formatMicros(amount)} ${currency} in ${period}, over ${countOf(flattrs, 'flattr')}.`
            : `${period} is not closed yet. ${member.name} has flattred ${countOf(flattrs, 'thing')} in it.`,
        );
        for (const { thing, thingId, share } of lines) {
          const amountOrNot = share === null ? '' : formatMicros(share);
          console.log(`  ${amountOrNot.padStart(12)}  ${thing?.url ?? `thing ${thingId}`}`);
        }
      }),
    );
}
