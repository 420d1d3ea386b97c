import type { Command } from 'commander';
import { untilStopped } from './until-stopped.ts';
import { withDeps } from './with-deps.ts';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the service on PORT (default 3000), until SIGINT or SIGTERM')
    .action(() =>
      withDeps(
        async (deps) => {
          // The pages are TSX, which Node does not strip by itself; only the service needs them.
          const { register } = await import('tsx/esm/api');
          register();
          const { serve } = await import('../serve.ts');
          const service = await serve(deps);
          console.log(`Flattr is at ${service.url}`);
          await untilStopped();
          await service.close();
        },
        { logTo: 'stdout' },
      ),
    );
}
