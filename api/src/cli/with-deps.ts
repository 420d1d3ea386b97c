import { createClock } from '../clock.ts';
import { loadConfig } from '../config.ts';
import { openDatabase } from '../db.ts';
import type { Deps } from '../deps.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';

/**
 * Runs a command with what it needs, its tables up to date, and closes the database afterwards.
 * @param logTo where log lines go: a command's own answer has standard output to itself.
 */
export async function withDeps<T>(
  work: (deps: Deps) => Promise<T>,
  { logTo = 'stderr' }: { logTo?: 'stdout' | 'stderr' } = {},
): Promise<T> {
  // The one place that reads the environment.
  // biome-ignore lint/style/noProcessEnv: see above
  const config = loadConfig(process.env);
  const db = openDatabase(config.databaseUrl);
  try {
    await migrate(db);
    return await work({
      config,
      db,
      clock: createClock(config.clockStartsAt),
      log: createLog(config.logLevel, logTo),
    });
  } finally {
    await db.destroy();
  }
}
