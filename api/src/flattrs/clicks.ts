import { isSqlite } from '../db.ts';
import type { Deps } from '../deps.ts';
import { ClickHints } from './click-hints.ts';
import type { Click, Flattred } from './flattr-thing.ts';
import { flattrTogether } from './flattr-together.ts';
import { type SharedCommits, shareCommits } from './share-commits.ts';

/** What clicks need. */
export type ClickDeps = Pick<Deps, 'db' | 'clock'>;

/** Where all clicks of a process meet. */
export type Clicks = SharedCommits<Click, Flattred>;

/**
 * Creates the one place where the clicks of a process meet (`deps.clicks`). SQLite has one writer,
 * so one batch at a time; on MariaDB others are filled and checked while the first is on its way to
 * disk. Drain it before the database is closed.
 */
export function createClicks(deps: ClickDeps): Clicks {
  const hints = new ClickHints();
  return shareCommits({
    run: (clicks: readonly Click[]) => flattrTogether(deps, clicks, hints),
    lanes: isSqlite(deps.db) ? 1 : 4,
    besideMin: 12,
    batchMax: 400,
    waitingMax: 5000,
  });
}
