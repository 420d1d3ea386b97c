import { Cron } from 'croner';
import type { Deps } from '../deps.ts';
import { JOBS, type Job } from './jobs.ts';
import { RunNotes } from './note-run.ts';

export type RunningJobs = {
  /** Starts no more, and waits for those that run. */
  stop(): Promise<void>;
};

/** Runs the service's jobs until they are stopped. */
export function startJobs(deps: Deps): RunningJobs {
  return runJobs(deps, JOBS);
}

/**
 * Runs jobs by the machine's clock until they are stopped. A job that still runs when
 * its time has come is not started again; one that fails is logged, and runs again the next time.
 */
export function runJobs(deps: Deps, jobs: readonly Job[]): RunningJobs {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const notes = new RunNotes();

  async function run(name: string, work: Job['work']): Promise<void> {
    try {
      await work(deps, stopping.signal);
      await notes.good(deps, name);
    } catch (error) {
      deps.log.error({ err: error, job: name }, 'a job failed; it will run again');
      await notes.bad(deps, name, error);
    }
  }

  const crons = jobs.map(
    ({ name, when, work }) =>
      new Cron(when, { protect: true, timezone: 'UTC' }, async () => {
        const done = run(name, work);
        running.add(done);
        await done;
        running.delete(done);
      }),
  );
  return {
    async stop() {
      stopping.abort();
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}
