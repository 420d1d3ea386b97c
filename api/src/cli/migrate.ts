import type { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { openDatabase } from '../db.ts';
import { migrate } from '../migrate.ts';
import { countOf } from '../web/format.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables of the database up to date (every other command does it too)')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      // biome-ignore lint/style/noProcessEnv: the command's own settings
      const db = openDatabase(loadConfig(process.env).databaseUrl);
      try {
        const migrations = await migrate(db);
        if (json) console.log(JSON.stringify({ migrations }));
        else
          console.log(
            migrations.length > 0
              ? `Ran ${countOf(migrations.length, 'migration')}.`
              : 'Up to date.',
          );
      } finally {
        await db.destroy();
      }
    });
}
