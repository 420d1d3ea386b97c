import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { type JobRun, saveFailure, saveRun, selectRuns } from './store.ts';

export type { JobRun };

type NoteDeps = Pick<Deps, 'clock' | 'db' | 'log'>;

const NOTED_EVERY = 5 * 60_000;
const PROBLEM_MAX = 300;

/** Writes down how jobs end, for operators to see. Some run each two seconds: not each run is written. */
export class RunNotes {
  readonly #noted = new Map<string, { at: Instant; isGood: boolean }>();

  /** A job ran well. */
  async good(deps: NoteDeps, name: string): Promise<void> {
    const now = deps.clock.now();
    const last = this.#noted.get(name);
    if (last?.isGood && Math.abs(now - last.at) < NOTED_EVERY) return;
    await quietly(deps, () => saveRun(deps.db, name, now));
    this.#noted.set(name, { at: now, isGood: true });
  }

  /** A job failed. */
  async bad(deps: NoteDeps, name: string, error: unknown): Promise<void> {
    const now = deps.clock.now();
    this.#noted.set(name, { at: now, isGood: false });
    const problem = String((error as Error)?.message ?? error).slice(0, PROBLEM_MAX);
    await quietly(deps, () => saveFailure(deps.db, name, { failedAt: now, problem }));
  }
}

/** Where the database is away nothing can be noted; the log has it all. */
async function quietly({ log }: NoteDeps, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    log.error({ err: error }, 'how a job ran could not be written down');
  }
}

/** How the jobs run, by name. One that never ran is left out. */
export function listRuns({ db }: Pick<Deps, 'db'>): Promise<JobRun[]> {
  return selectRuns(db);
}
