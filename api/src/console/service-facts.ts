import { retryDepositEvent } from '../deposits/retry-event.ts';
import type { Deps } from '../deps.ts';
import { failingHooks } from '../hooks/failing-hooks.ts';
import { JOBS } from '../jobs/jobs.ts';
import { type JobRun, listRuns } from '../jobs/note-run.ts';
import { unsentMails } from '../mail/unsent-mails.ts';
import { findMembers } from '../members/find-member.ts';
import type { Micros } from '../money.ts';
import { selectUnmatched } from '../payments/provider-events.ts';
import { retryPayoutEvent } from '../payouts/retry-event.ts';
import type { Instant } from '../period.ts';

const SHOWN = 50;

/** What a provider told that matches nothing of ours. */
export type UnmatchedEvent = {
  about: 'deposit' | 'payout';
  provider: string;
  eventId: string;
  /** The id of the deposit or payout that it names. */
  names: string;
  outcome: string;
  amount: Micros;
  currency: string;
  receivedAt: Instant;
};

/** How it is applied after all. */
export const RETRY_EVENT = { deposit: retryDepositEvent, payout: retryPayoutEvent } as const;

/** What does not run as it should: jobs, mails, web hooks, what providers told. */
export async function serviceFacts(deps: Deps) {
  const { db } = deps;
  const hooks = await failingHooks(db, SHOWN);
  return {
    jobs: await jobRuns(deps),
    mails: await unsentMails(db, SHOWN),
    hooks,
    owners: await findMembers(
      db,
      hooks.map(({ memberId }) => memberId),
    ),
    events: await listUnmatched(db),
  };
}

export type ServiceFacts = Awaited<ReturnType<typeof serviceFacts>>;

/** How each job of the service runs; those that fail come first. */
async function jobRuns(deps: Deps): Promise<JobRun[]> {
  const runs = new Map((await listRuns(deps)).map((run) => [run.name, run]));
  const all = JOBS.map(
    ({ name }): JobRun =>
      runs.get(name) ?? { name, ranAt: null, failedAt: null, failures: 0, problem: '' },
  );
  return all.sort((a, b) => b.failures - a.failures);
}

/** How many jobs failed when they ran last. */
export async function countFailingJobs(deps: Deps): Promise<number> {
  return (await jobRuns(deps)).filter(({ failures }) => failures > 0).length;
}

/** What providers told that matches nothing of ours and that nobody has set aside. */
export async function listUnmatched(db: Deps['db']): Promise<UnmatchedEvent[]> {
  const deposits = (await selectUnmatched(db, 'deposit')).map(
    ({ event, receivedAt }): UnmatchedEvent => ({
      ...briefOf(event),
      about: 'deposit',
      names: event.depositId,
      receivedAt,
    }),
  );
  const payouts = (await selectUnmatched(db, 'payout')).map(
    ({ event, receivedAt }): UnmatchedEvent => ({
      ...briefOf(event),
      about: 'payout',
      names: event.payoutId,
      receivedAt,
    }),
  );
  return [...deposits, ...payouts];
}

function briefOf(event: Omit<UnmatchedEvent, 'about' | 'names' | 'receivedAt'>) {
  const { provider, eventId, outcome, amount, currency } = event;
  return { provider, eventId, outcome, amount, currency };
}
