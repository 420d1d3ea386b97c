import { createClock } from '../clock.ts';
import { loadConfig } from '../config.ts';
import { openDatabase } from '../db.ts';
import type { Deps } from '../deps.ts';
import { createClicks } from '../flattrs/clicks.ts';
import { refuseOtherCurrency } from '../ledger/refuse-other-currency.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';

type WithDeps = { logTo?: 'stdout' | 'stderr'; defaults?: NodeJS.ProcessEnv };

/**
 * Runs a command with what it needs, its tables up to date, and closes the database afterwards.
 * @param logTo where log lines go: a command's own answer has standard output to itself.
 * @param defaults settings of the command's own, for what the environment leaves open.
 */
export async function withDeps<T>(
  work: (deps: Deps) => Promise<T>,
  { logTo = 'stderr', defaults = {} }: WithDeps = {},
): Promise<T> {
  // The one place that reads the environment.
  // biome-ignore lint/style/noProcessEnv: see above
  const config = loadConfig({ ...defaults, ...process.env });
  const db = openDatabase(config.databaseUrl);
  const base = {
    config,
    db,
    clock: createClock(config),
    log: createLog(config.logLevel, logTo),
  };
  const clicks = createClicks(base);
  try {
    await migrate(db);
    await refuseOtherCurrency(base);
    return await work({ ...base, clicks });
  } finally {
    await clicks.drain();
    await db.destroy();
  }
}
