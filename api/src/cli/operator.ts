import type { Command } from 'commander';
import { DomainError } from '../errors.ts';
import { hasPasskey } from '../members/fresh-proof.ts';
import { setOperator } from '../operators/set-operator.ts';
import { memberNamed } from './member-named.ts';
import { withDeps } from './with-deps.ts';

type Options = { reason: string; json?: boolean };

const BY_DEFAULT = 'By the command line.';

export function addOperatorCommands(program: Command): void {
  const operator = program
    .command('operator')
    .description('members who may use the console at /operator');

  operator
    .command('add')
    .description('make a member an operator; they must have a passkey')
    .argument('<name>', 'the member’s user name')
    .option('--reason <words>', 'why, for the log of actions', BY_DEFAULT)
    .option('--json', 'print one JSON object: id, name, isOperator, wasOperator')
    .action((name: string, options: Options) => change(name, options, true));

  operator
    .command('remove')
    .description('make an operator a plain member again')
    .argument('<name>', 'the member’s user name')
    .option('--reason <words>', 'why, for the log of actions', BY_DEFAULT)
    .option('--json', 'print one JSON object: id, name, isOperator, wasOperator')
    .action((name: string, options: Options) => change(name, options, false));
}

function change(name: string, { json, reason }: Options, isOperator: boolean): Promise<void> {
  return withDeps(async (deps) => {
    const member = await memberNamed(deps.db, name);
    if (isOperator && !(await hasPasskey(deps, member.id))) {
      throw new DomainError(
        'validation',
        `${member.name} has no passkey. They add one in their settings first; then try again.`,
      );
    }
    const isChanged = await setOperator(deps, { member, isOperator, reason });
    if (json) {
      const { id, isOperator: wasOperator } = member;
      console.log(JSON.stringify({ id, name: member.name, isOperator, wasOperator }));
      return;
    }
    const state = isOperator ? 'an operator' : 'no operator';
    console.log(`${member.name} ${isChanged ? 'is' : 'was already'} ${state}.`);
  });
}
