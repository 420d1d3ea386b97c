import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';

/** How a job of the service runs. */
export type JobRun = {
  name: string;
  /** When it last ran well, to some minutes; null: never. */
  ranAt: Instant | null;
  failedAt: Instant | null;
  /** How often it failed since it last ran well. */
  failures: number;
  problem: string;
};

export async function selectRuns(db: Db): Promise<JobRun[]> {
  const rows = await db('job_runs').orderBy('name');
  return rows.map((row) => ({
    name: row.name,
    ranAt: row.ran_at === null ? null : Number(row.ran_at),
    failedAt: row.failed_at === null ? null : Number(row.failed_at),
    failures: row.failures,
    problem: row.problem,
  }));
}

export async function saveRun(db: Db, name: string, ranAt: Instant): Promise<void> {
  await db('job_runs')
    .insert({ name, ran_at: ranAt, failures: 0 })
    .onConflict('name')
    .merge(['ran_at', 'failures']);
}

export async function saveFailure(
  db: Db,
  name: string,
  { failedAt, problem }: { failedAt: Instant; problem: string },
): Promise<void> {
  await db('job_runs').insert({ name, failures: 0 }).onConflict('name').merge(['name']);
  await db('job_runs')
    .where({ name })
    .update({ failed_at: failedAt, problem })
    .increment('failures', 1);
}
