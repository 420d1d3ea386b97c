import { countOpenAbuse } from '../abuse/find-abuse.ts';
import type { Deps } from '../deps.ts';
import { listMonths } from '../distribution/list-months.ts';
import { countReviews } from '../fraud/find-reviews.ts';
import { failingHooks } from '../hooks/failing-hooks.ts';
import { latestCheck } from '../ledger/latest-check.ts';
import { unsentMails } from '../mail/unsent-mails.ts';
import { listBatches } from '../payouts/find-batches.ts';
import { payoutsByState } from '../payouts/find-payouts.ts';
import { countOf } from '../web/format.ts';
import { countOpenContests } from './claim-store.ts';
import { countFailingJobs, listUnmatched } from './service-facts.ts';

/** Something that needs a person: how much of it there is, and where to look. */
export type Need = {
  words: string;
  href: string;
  /** It concerns all money, or the service as a whole. */
  isUrgent?: boolean;
};

const HOUR = 3_600_000;
const MANY = 50;

/** What needs a person now, the urgent first; nothing where all is well. */
export async function needs(deps: Deps): Promise<Need[]> {
  const found = [
    ...(await needsOfService(deps)),
    ...(await needsOfPeople(deps)),
    ...(await needsOfPayouts(deps)),
    ...(await troubles(deps)),
  ];
  return found.sort((a, b) => Number(b.isUrgent ?? false) - Number(a.isUrgent ?? false));
}

async function needsOfService(deps: Deps): Promise<Need[]> {
  const { clock, db } = deps;
  const found: Need[] = [];
  const check = await latestCheck(db);
  if (check && !check.ok) {
    found.push({
      words: 'The ledger does not add up. Payouts are stopped.',
      href: '/operator/months',
      isUrgent: true,
    });
  }
  // Within the hour the service closes it by itself.
  const late = (await listMonths(deps)).filter(
    ({ state, closableFrom }) =>
      (state === 'due' || state === 'closing') && closableFrom + HOUR < clock.now(),
  );
  for (const { period } of late) {
    found.push({
      words: `The month ${period} is over and not closed`,
      href: `/operator/months/${period}`,
      isUrgent: true,
    });
  }
  const failing = await countFailingJobs(deps);
  if (failing > 0) {
    found.push({
      words: `${countOf(failing, 'job')} failed when run last`,
      href: '/operator/service',
      isUrgent: true,
    });
  }
  return found;
}

async function needsOfPeople({ db }: Deps): Promise<Need[]> {
  const { reports, appeals } = await countOpenAbuse(db);
  const lines: [number, string, string][] = [
    [reports, 'report of abuse', '/operator/abuse'],
    [appeals, 'objection', '/operator/abuse'],
    [await countOpenContests(db), 'contest', '/operator/claims'],
    [await countReviews(db), 'fraud review', '/operator/fraud'],
    [
      (await listUnmatched(db)).length,
      'payment event without a deposit or payout',
      '/operator/service',
    ],
  ];
  return lines
    .filter(([count]) => count > 0)
    .map(([count, noun, href]) => ({ words: `${counted(count, noun)} to decide`, href }));
}

async function needsOfPayouts({ config, db }: Deps): Promise<Need[]> {
  if (!config.sepa) return [];
  const href = '/operator/payouts';
  const waiting = (await payoutsByState(db)).find(({ state }) => state === 'requested');
  const open = (await listBatches(db, { limit: MANY, offset: 0 })).filter(
    ({ closedAt }) => closedAt === null,
  );
  const lines: [number, string, string][] = [
    [waiting?.payouts ?? 0, 'payout', 'for the bank'],
    [open.length, 'file', 'of payouts to take to the bank or to confirm'],
  ];
  return lines
    .filter(([count]) => count > 0)
    .map(([count, noun, rest]) => ({ words: `${countOf(count, noun)} ${rest}`, href }));
}

async function troubles({ db }: Deps): Promise<Need[]> {
  const mails = (await unsentMails(db, MANY)).filter(({ nextAttemptAt }) => nextAttemptAt === null);
  const hooks = (await failingHooks(db, MANY)).filter(({ state }) => state === 'disabled');
  const lines: [number, string][] = [
    [mails.length, 'mail given up'],
    [hooks.length, 'web hook disabled'],
  ];
  return lines
    .filter(([count]) => count > 0)
    .map(([count, noun]) => ({ words: counted(count, noun), href: '/operator/service' }));
}

/** `1 mail given up`, `2 mails given up`, `50 or more …`: what is counted is the first noun. */
function counted(count: number, words: string): string {
  const [noun = '', ...rest] = words.split(/ (?=of |without |given |disabled)/);
  const many = count >= MANY ? `${count} or more ${noun}s` : countOf(count, noun);
  return [many, ...rest].join(' ');
}
