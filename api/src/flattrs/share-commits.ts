import { isDatabaseAway } from '../db.ts';
import { DomainError, databaseAway } from '../errors.ts';

/** What became of one job of a batch. */
export type Outcome<Answer> = PromiseSettledResult<Answer>;

type Waiting<Job, Answer> = {
  job: Job;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
};

export type SharedCommits<Job, Answer> = {
  /**
   * Does a job in one of the next batches.
   * @throws DomainError `unavailable` at once when too many jobs wait already.
   */
  push(job: Job): Promise<Answer>;
  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void>;
};

/**
 * Lets jobs share commits. Jobs that arrive while a batch is under way wait and go into the next one
 * together, so a commit to disk is paid once for all of them; a job that comes alone waits for nobody,
 * since there is no timer. Figures: docs/performance.md.
 *
 * @param run does a batch in one transaction and tells the outcome of each job, in order. When it
 *   throws, nothing of the batch was done. A DomainError is then the answer to every job, so is
 *   `unavailable` when the database is away; for any other
 *   error the jobs are tried one by one, so that a job that the database cannot take harms no other.
 * @param lanes how many batches may be under way at once.
 * @param besideMin how many jobs must wait for a batch to start beside another one: a small batch would
 *   cost as many statements as a large one. The first never waits.
 * @param batchMax the most jobs of a batch.
 * @param waitingMax the most jobs that may wait; further ones are refused.
 */
export function shareCommits<Job, Answer>({
  run,
  lanes,
  besideMin = 1,
  batchMax,
  waitingMax,
}: {
  run(jobs: readonly Job[]): Promise<Outcome<Answer>[]>;
  lanes: number;
  besideMin?: number;
  batchMax: number;
  waitingMax: number;
}): SharedCommits<Job, Answer> {
  const waiting: Waiting<Job, Answer>[] = [];
  const drained: (() => void)[] = [];
  let underWay = 0;
  let willStart = false;

  function mayStart(): boolean {
    if (waiting.length === 0) return false;
    return underWay === 0 || (underWay < lanes && waiting.length >= besideMin);
  }

  /** After this turn of the event loop, so that all that has arrived by now goes together. */
  function startSoon(): void {
    if (willStart) return;
    willStart = true;
    setImmediate(() => {
      willStart = false;
      while (mayStart()) void doBatch(waiting.splice(0, batchMax));
    });
  }

  async function doBatch(batch: Waiting<Job, Answer>[]): Promise<void> {
    underWay += 1;
    await settle(batch);
    underWay -= 1;
    if (waiting.length > 0) startSoon();
    else if (underWay === 0) for (const resolve of drained.splice(0)) resolve();
  }

  async function settle(batch: Waiting<Job, Answer>[]): Promise<void> {
    try {
      const outcomes = await run(batch.map(({ job }) => job));
      for (const [at, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[at]!;
        if (outcome.status === 'fulfilled') resolve(outcome.value);
        else reject(outcome.reason);
      }
    } catch (thrown) {
      const error = isDatabaseAway(thrown) ? databaseAway(thrown) : thrown;
      if (batch.length === 1 || error instanceof DomainError) {
        for (const { reject } of batch) reject(error);
      } else {
        for (const one of batch) await settle([one]);
      }
    }
  }

  return {
    push(job) {
      if (waiting.length >= waitingMax) {
        throw new DomainError('unavailable', 'Too much is going on. Try again in a few seconds.');
      }
      return new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        if (underWay < lanes) startSoon();
      });
    },
    drain() {
      if (underWay === 0 && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => drained.push(resolve));
    },
  };
}
