import { isSqlite } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Click, Flattred } from './flattr-thing.ts';
import { flattrTogether } from './flattr-together.ts';
import { type SharedCommits, shareCommits } from './share-commits.ts';

/** What clicks need. */
export type ClickDeps = Pick<Deps, 'db' | 'clock'>;

/** Where all clicks of a process meet. */
export type Clicks = SharedCommits<Click, Flattred>;

/**
 * Creates the one place where the clicks of a process meet (`deps.clicks`). SQLite has one writer,
 * so one batch at a time; on MariaDB a second one is filled and checked while the first is on its way
 * to disk. Drain it before the database is closed.
 */
export function createClicks(deps: ClickDeps): Clicks {
  return shareCommits({
    run: (clicks: readonly Click[]) => flattrTogether(deps, clicks),
    lanes: isSqlite(deps.db) ? 1 : 2,
    besideMin: 16,
    batchMax: 400,
    waitingMax: 5000,
  });
}
