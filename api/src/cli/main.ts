import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { isDatabaseAway } from '../db.ts';
import { DomainError } from '../errors.ts';
import { addBalanceCommand } from './balance.ts';
import { addBudgetCommands } from './budget.ts';
import { addCheckCommand } from './check.ts';
import { CheckFailed } from './check-failed.ts';
import { addCloseCommand } from './close.ts';
import { addDemoCommand } from './demo.ts';
import { addDepositCommand } from './deposit.ts';
import { addKeysCommand } from './keys.ts';
import { addMemberCommands } from './member.ts';
import { addMigrateCommand } from './migrate.ts';
import { addOperatorCommands } from './operator.ts';
import { addPayoutCommands } from './payouts.ts';
import { addReportCommand } from './report.ts';
import { addServeCommand } from './serve.ts';
import { addStatementCommand } from './statement.ts';
import { addTokenCommands } from './token.ts';

/**
 * The operator's command line, `npx flattr …`.
 * @returns the exit code: 0 done, 1 it did not work (or a check failed), 2 the call was wrong.
 */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command('flattr')
    .description('Runs and operates a Flattr service. Settings come from the environment.')
    .showHelpAfterError('(add --help to see what there is)')
    .exitOverride();
  for (const add of [
    addServeCommand,
    addDemoCommand,
    addMigrateCommand,
    addMemberCommands,
    addOperatorCommands,
    addTokenCommands,
    addKeysCommand,
    addDepositCommand,
    addBudgetCommands,
    addCloseCommand,
    addCheckCommand,
    addBalanceCommand,
    addStatementCommand,
    addReportCommand,
    addPayoutCommands,
  ]) {
    add(program);
  }

  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CheckFailed) return 1;
    if (error instanceof ConfigError || error instanceof DomainError) {
      console.error(error.message);
      return error instanceof ConfigError ? 2 : 1;
    }
    console.error(reasonOf(error) ?? error);
    return 1;
  }
}

/** Why a command did not work, where the operator can do something about it. Undefined: a bug. */
function reasonOf(error: unknown): string | undefined {
  if (!isDatabaseAway(error)) return undefined;
  return `The database cannot be used: ${(error as Error).message}. See FLATTR_DATABASE_URL.`;
}
