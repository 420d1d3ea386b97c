import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import type { PayoutProvider, PayoutRequest } from '../payments/payout-provider.ts';
import { payoutProvidersOf } from '../payments/payout-provider-of.ts';
import { applyEvent } from './apply-event.ts';
import { findDetails } from './destination-store.ts';
import { holdIfStopped } from './hold-if-stopped.ts';
import { moveOn } from './move-on.ts';
import type { Payout } from './payout.ts';
import {
  findAttempt,
  findIdsIn,
  findUnansweredIds,
  lockPayout,
  saveAnswer,
  saveAttempt,
  saveReference,
} from './store.ts';

const AT_ONCE = 100;
/** An attempt that takes longer than this has died with its process. */
const LEASE = 2 * 60_000;
/** Providers know a key for about a day: after it a second try might pay twice. */
const TRIED_FOR = 24 * 3_600_000;

/**
 * Sends what is to be sent, and asks again about what nobody answered. Safe to run at any time, by
 * any number of processes at once: who takes a payout writes down what it asks before it asks, and
 * the payout's id is the key by which the provider knows it again.
 *
 * Payouts that are held are looked at again, and go on when nothing keeps them any more.
 * @returns how many payouts were taken on.
 */
export async function sendPayouts(deps: Deps, stop?: AbortSignal): Promise<number> {
  const { config, db, clock, log } = deps;
  const providers = payoutProvidersOf(config);
  const senders = providers.filter(({ send }) => send).map(({ name }) => name);
  const all = providers.map(({ name }) => name);
  await lookAtHeld(deps, all);
  const ids = [
    ...(await findIdsIn(db, { state: 'requested', providers: senders, limit: AT_ONCE })),
    ...(await findUnansweredIds(db, { now: clock.now(), limit: AT_ONCE })),
  ];
  for (const id of ids) {
    if (stop?.aborted) break;
    await sendPayout(deps, id).catch((error) => {
      log.error({ err: error, payout: id }, 'a payout could not be sent; it will be tried again');
    });
  }
  sendMailsSoon(deps);
  return ids.length;
}

/** Sends a payout that was just asked for, if its provider pays at once. What fails is tried again. */
export async function sendPayoutSoon(deps: Deps, { id, provider }: Payout): Promise<void> {
  const isSent = payoutProvidersOf(deps.config).some(({ name, send }) => name === provider && send);
  if (!isSent) return;
  try {
    await sendPayout(deps, id);
    sendMailsSoon(deps);
  } catch (error) {
    deps.log.error(
      { err: error, payout: id },
      'a payout could not be sent; it will be tried again',
    );
  }
}

async function lookAtHeld({ db, ...deps }: Deps, providers: readonly string[]): Promise<void> {
  for (const id of await findIdsIn(db, { state: 'held', providers, limit: AT_ONCE })) {
    await inTransaction(db, async (trx) => {
      const payout = await lockPayout(trx, id);
      if (payout?.state === 'held') await holdIfStopped(trx, deps, payout);
    });
  }
}

/** One attempt: take it, ask, apply what the provider says. The second is outside any transaction. */
async function sendPayout(deps: Deps, id: string): Promise<void> {
  const taken = await takePayout(deps, id);
  if (!taken) return;
  const { provider, request } = taken;
  const answer = await provider.send!(request);
  await saveReference(deps.db, id, answer.providerReference);
  for (const event of answer.events) await applyEvent(deps, event);
  // Last: until here it is asked again, and told the same, if this process dies.
  await saveAnswer(deps.db, id);
}

type Taken = { provider: PayoutProvider; request: PayoutRequest };

/** Writes down what is asked, before it is; undefined when there is nothing to ask now. */
function takePayout(deps: Deps, id: string): Promise<Taken | undefined> {
  const now = deps.clock.now();
  return inTransaction(deps.db, async (trx) => {
    let payout = await lockPayout(trx, id);
    const provider = payoutProvidersOf(deps.config).find(({ name }) => name === payout?.provider);
    if (!payout || !provider?.send) return undefined;
    const { request, attempts, nextAttemptAt } = await findAttempt(trx, id);

    if (payout.state === 'requested') {
      payout = await holdIfStopped(trx, deps, payout);
      if (payout.state !== 'requested') return undefined;
      const asked = await requestOf(trx, payout);
      payout = await moveOn(trx, deps, payout, { state: 'sent' });
      await saveAttempt(trx, id, { request: JSON.stringify(asked), ...next(0, now) });
      return { provider, request: asked };
    }
    if (payout.state !== 'sent' || request === null) return undefined;
    if (nextAttemptAt === null || nextAttemptAt > now) return undefined;
    if (now - payout.sentAt! > TRIED_FOR) {
      // Only a person can find out now: see docs/operations/running.md.
      deps.log.error({ payout: id }, 'a payout got no answer for a day; ask its provider by hand');
      await saveAnswer(trx, id);
      return undefined;
    }
    await saveAttempt(trx, id, { request, ...next(attempts, now) });
    return { provider, request: JSON.parse(request) as PayoutRequest };
  });
}

async function requestOf(
  trx: Parameters<typeof findDetails>[0],
  { id, amount, currency, destinationId }: Payout,
): Promise<PayoutRequest> {
  const details = (await findDetails(trx, [destinationId])).get(destinationId)!;
  return { payoutId: id, amount, currency, details };
}

/** The next attempt is a little later each time, at most an hour. */
function next(attempts: number, now: number) {
  const pause = Math.min(LEASE * 2 ** attempts, 3_600_000);
  return { attempts: attempts + 1, nextAttemptAt: now + pause };
}
