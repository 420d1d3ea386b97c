import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Db } from './db.ts';
import type { Clicks } from './flattrs/clicks.ts';

/** What use cases need from outside. Passed to them, never imported. */
export type Deps = Readonly<{
  config: Config;
  db: Db;
  clock: Clock;
  log: Logger;
  /** Where all clicks of this process meet; see flattrs/flattr-thing.ts. */
  clicks: Clicks;
}>;
