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
          // Only the service needs the pages.
          const { loadTsx } = await import('./load-tsx.ts');
          loadTsx();
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
