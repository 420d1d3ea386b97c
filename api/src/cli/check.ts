import type { Command } from 'commander';
import { checkLedger } from '../ledger/check-ledger.ts';
import { CheckFailed } from './check-failed.ts';
import { withDeps } from './with-deps.ts';

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('check that the money adds up; ends with exit code 1 if anything does not')
    .option('--json', 'print one JSON object: ok, and for each invariant its name and ok')
    .action(({ json }: { json?: boolean }) =>
      withDeps(async (deps) => {
        const { ok, invariants } = await checkLedger(deps);
        if (json) {
          console.log(JSON.stringify({ ok, invariants }));
        } else {
          for (const { name, ok: holds, detail } of invariants) {
            console.log(`${holds ? 'ok    ' : 'BROKEN'}  ${name}${detail ? `: ${detail}` : ''}`);
          }
        }
        if (!ok) throw new CheckFailed();
      }),
    );
}
