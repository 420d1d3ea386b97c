import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { assignCreators } from './assign-creators.ts';
import {
  type DuePage,
  keepPageFacts,
  keepPageProblem,
  selectDuePages,
  takePage,
} from './page-store.ts';
import { readPage } from './read-page.ts';

const MINUTE = 60_000;
/** A page that somebody took and never came back from is due again after this. */
const LEASE = 5 * MINUTE;
/** How long to wait after each failure; after the last one the page is given up. */
const PAUSES = [10, 60, 6 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60].map((n) => n * MINUTE);
const HOSTS_AT_ONCE = 4;

/**
 * Reads pages of things that were not read yet, or could not be: a job to run every few seconds, on
 * any number of instances at once. Each page is read by one of them; hosts are asked one page after
 * the other.
 * @returns how many were read, and how many could not be.
 */
export async function readDuePages(
  deps: Deps,
  { limit = 20 }: { limit?: number } = {},
): Promise<{ read: number; failed: number }> {
  const due = await selectDuePages(deps.db, deps.clock.now(), limit);
  const queues = [...Map.groupBy(due, ({ host }) => host).values()];
  const done = { read: 0, failed: 0 };
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const page of queue) {
        if (!(await takePage(deps.db, page, deps.clock.now() + LEASE))) continue;
        done[(await readOne(deps, page)) ? 'read' : 'failed'] += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  return done;
}

async function readOne({ config, db, clock, log }: Deps, page: DuePage): Promise<boolean> {
  try {
    const facts = await readPage(config, page.url);
    await inTransaction(db, async (trx) => {
      await keepPageFacts(trx, page.id, facts, clock.now());
      // Its mark may name somebody; and its site may have become somebody's since it was created.
      await assignCreators(trx, [page.id]);
    });
    return true;
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    log.debug({ thing: page.id, problem: error.code }, 'a page could not be read');
    const pause = PAUSES[page.attempts];
    const nextAt = pause === undefined ? null : clock.now() + pause;
    await keepPageProblem(db, page, error.message, nextAt);
    await inTransaction(db, (trx) => assignCreators(trx, [page.id]));
    return false;
  }
}
