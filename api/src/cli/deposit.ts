import type { Command } from 'commander';
import { depositByOperator } from '../deposits/deposit-by-operator.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { formatMicros, parseAmount } from '../money.ts';
import { memberNamed } from './member-named.ts';
import { withDeps } from './with-deps.ts';

export function addDepositCommand(program: Command): void {
  program
    .command('deposit')
    .description('add to a member’s funds: play money in sandbox mode, else what has arrived')
    .argument('<name>', 'the member’s user name')
    .argument('<amount>', 'an amount of the service’s currency, such as 10.00')
    .option('--json', 'print one JSON object: name, currency, amount, funds, earnings')
    .action(async (name: string, amountText: string, { json }: { json?: boolean }) => {
      const amount = parseAmount(amountText);
      await withDeps(async (deps) => {
        const { db, config } = deps;
        const member = await memberNamed(db, name);
        await depositByOperator(deps, { memberId: member.id, amount });
        const answer = {
          name: member.name,
          currency: config.currency,
          amount: formatMicros(amount),
          funds: formatMicros(await balanceOf(db, account.funds(member.id))),
          earnings: formatMicros((await earningsBalance(db, member.id)).total),
        };
        console.log(
          json
            ? JSON.stringify(answer)
            : `${member.name} has ${answer.funds} ${answer.currency} of funds now.`,
        );
      });
    });
}
