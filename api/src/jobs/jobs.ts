import { forgetOldReporters } from '../abuse/forget-reporters.ts';
import { decideDueContests } from '../claims/decide-contest.ts';
import { expireClaims } from '../claims/expire-claims.ts';
import { finishTakeovers } from '../claims/finish-takeovers.ts';
import { recheckClaims } from '../claims/recheck-claims.ts';
import { settleSites } from '../claims/settle-sites.ts';
import type { Deps } from '../deps.ts';
import { closeFinishedPeriods } from '../distribution/close-finished-periods.ts';
import { returnWaiting } from '../distribution/return-waiting.ts';
import { sweepThings } from '../distribution/sweep-things.ts';
import { checkItemPages } from '../feeds/check-item-pages.ts';
import { fetchDueFeeds } from '../feeds/fetch-due-feeds.ts';
import { checkEarnings } from '../fraud/check-earnings.ts';
import { putNewEvents } from '../hooks/put-new-events.ts';
import { removeOldDeliveries } from '../hooks/remove-old-deliveries.ts';
import { sendDeliveries } from '../hooks/send-deliveries.ts';
import { recordCheck } from '../ledger/latest-check.ts';
import { sealBlocks } from '../ledger/seal-block.ts';
import { forgetOldMails } from '../mail/forget-mails.ts';
import { sendMails } from '../mail/send-mails.ts';
import { removeExpired } from '../members/remove-expired.ts';
import { sendDigests } from '../messages/send-digests.ts';
import { forgetExpired } from '../oauth/forget-expired.ts';
import { requestAutomatic } from '../payouts/request-automatic.ts';
import { sendPayouts } from '../payouts/send-payouts.ts';
import { flattrSubscribedThings } from '../subscriptions/flattr-subscribed-things.ts';
import { readDuePages } from '../things/read-due-pages.ts';

/** A use case that the clock calls: safe to run at any time, twice, and on many instances at once. */
export type Job = {
  name: string;
  /** Cron, with seconds: when the machine's clock says so. What is due is told by the service's clock. */
  when: string;
  /** `stop` tells work that may take long that the service is being stopped. */
  work: (deps: Deps, stop?: AbortSignal) => Promise<unknown>;
};

export const JOBS: readonly Job[] = [
  { name: 'send mails', when: '*/5 * * * * *', work: sendMails },
  { name: 'read pages of things', when: '*/5 * * * * *', work: (deps) => readDuePages(deps) },
  {
    name: 'read feeds',
    when: '*/10 * * * * *',
    work: (deps, stop) => fetchDueFeeds(deps, { stop }),
  },
  {
    name: 'look for links back to feeds',
    when: '*/15 * * * * *',
    work: (deps, stop) => checkItemPages(deps, { stop }),
  },
  { name: 'look at claimed sites', when: '*/5 * * * * *', work: recheckClaims },
  { name: 'look through the things of sites', when: '*/10 * * * * *', work: settleSites },
  { name: 'decide contests', when: '10 * * * * *', work: decideDueContests },
  { name: 'make takeovers final', when: '15 * * * * *', work: finishTakeovers },
  { name: 'end claims whose time is over', when: '15 * * * * *', work: expireClaims },
  { name: 'sweep to new creators', when: '*/10 * * * * *', work: sweepThings },
  { name: 'find events for web hooks', when: '*/5 * * * * *', work: putNewEvents },
  { name: 'deliver to web hooks', when: '*/2 * * * * *', work: sendDeliveries },
  {
    name: 'flattr for subscriptions',
    when: '20 * * * * *',
    work: (deps) => flattrSubscribedThings(deps),
  },
  { name: 'close finished months', when: '40 * * * * *', work: closeFinishedPeriods },
  { name: 'look for made-up earnings', when: '55 * * * * *', work: checkEarnings },
  { name: 'seal blocks of the ledger', when: '50 * * * * *', work: sealBlocks },
  { name: 'check the ledger', when: '30 */10 * * * *', work: recordCheck },
  {
    name: 'send digests',
    when: '10 7 * * * *',
    work: (deps, stop) => sendDigests(deps, { stop }),
  },
  { name: 'send payouts', when: '25 * * * * *', work: sendPayouts },
  {
    name: 'ask for automatic payouts',
    when: '35 5 * * * *',
    work: (deps) => requestAutomatic(deps),
  },
  { name: 'return what has waited too long', when: '15 5 * * * *', work: returnWaiting },
  { name: 'forget expired authorizations', when: '45 20 * * * *', work: forgetExpired },
  { name: 'forget old deliveries', when: '5 40 * * * *', work: removeOldDeliveries },
  { name: 'forget old sessions and links', when: '45 10 * * * *', work: removeExpired },
  { name: 'forget who reported abuse', when: '45 50 * * * *', work: forgetOldReporters },
  { name: 'forget old mails', when: '45 40 * * * *', work: forgetOldMails },
];
