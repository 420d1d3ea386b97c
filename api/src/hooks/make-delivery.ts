import { machineNow } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { fetchSafely } from '../fetcher/fetch-safely.ts';
import { loadSealingKey } from '../oauth/sealing-key.ts';
import { saveAttempt, takeDelivery } from './delivery-store.ts';
import { disableHook } from './disable-hook.ts';
import type { Delivery, Hook } from './hook.ts';
import { renderMessages } from './render-message.ts';
import { pauseAfter } from './retries.ts';
import { signMessage } from './sign-message.ts';
import { findHook, noteFailing, updateHook } from './store.ts';

const TIMEOUT_MS = 15_000;
/** An attempt that takes longer than this has died with its process. */
const LEASE = 60_000;
const ANSWER_BYTES_MAX = 16 * 1024;
/** A hook whose receiver has taken nothing for so long is disabled when a delivery is given up. */
const SUSTAINED = 72 * 3_600_000;
const SECOND = 1000;
/** "The receiver is gone": it asks not to be told any more. */
const GONE = 410;

export type DeliverDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'log'>;

/** What came of an attempt: what was answered, or a sentence that says why nothing was. */
type Outcome = { status: number | null; problem: string };

/**
 * Makes one attempt at a delivery, if no other process does, and writes down what came of it: 2xx is
 * delivered, 410 disables the hook, everything else is tried again later.
 * @param stop ends the attempt; it then counts as not made.
 */
export async function makeDelivery(
  deps: DeliverDeps,
  due: Delivery,
  stop: AbortSignal,
): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  if (!(await takeDelivery(db, due, { now, leaseEndsAt: now + LEASE }))) return;
  const delivery = { ...due, attempts: due.attempts + 1 };
  const hook = await findHook(db, delivery.hookId);
  if (!hook) return;

  const outcome = await attempt(deps, hook, delivery, stop);
  if (stop.aborted && outcome.status === null) {
    await saveAttempt(db, delivery, { attempts: due.attempts, nextAttemptAt: clock.now() });
  } else if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300) {
    await saveDelivered(deps, hook, delivery, outcome.status);
  } else {
    await saveFailed(deps, hook, delivery, outcome);
  }
}

async function attempt(
  deps: DeliverDeps,
  hook: Hook,
  delivery: Delivery,
  stop: AbortSignal,
): Promise<Outcome> {
  const [message] = await renderMessages(deps.db, [delivery]);
  const { body, contentType } = message!;
  const key = await loadSealingKey(deps);
  const now = deps.clock.now();
  const signed = signMessage(key, { hook, id: delivery.id, body, at: machineNow(), now });
  try {
    const { status } = await fetchSafely(deps.config, hook.url, {
      method: 'POST',
      headers: { ...signed, 'content-type': contentType },
      body,
      timeoutMs: TIMEOUT_MS,
      bytesMax: ANSWER_BYTES_MAX,
      longBody: 'cut',
      stop,
    });
    const isRedirect = status >= 300 && status < 400;
    const why = isRedirect ? ' Redirects are not followed.' : '';
    return { status, problem: `The receiver answered ${status}.${why}` };
  } catch (error) {
    if (!(error instanceof FetchProblem)) throw error;
    return { status: null, problem: error.message };
  }
}

async function saveDelivered(
  { db, clock }: DeliverDeps,
  hook: Hook,
  delivery: Delivery,
  status: number,
): Promise<void> {
  await saveAttempt(db, delivery, {
    nextAttemptAt: null,
    deliveredAt: clock.now(),
    lastStatus: status,
    lastProblem: '',
  });
  if (hook.failingSince !== null) await updateHook(db, hook.id, { failingSince: null });
}

async function saveFailed(
  deps: DeliverDeps,
  hook: Hook,
  delivery: Delivery,
  { status, problem }: Outcome,
): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const pause = status === GONE ? null : pauseAfter(delivery.attempts, Math.random());
  await noteFailing(db, hook.id, now);
  await saveAttempt(db, delivery, {
    nextAttemptAt: pause === null ? null : now + Math.round(pause * SECOND),
    lastStatus: status,
    lastProblem: problem,
  });
  if (status === GONE) {
    await disableHook(deps, hook, 'The receiver answered 410: it is gone.');
  } else if (pause === null && now - (hook.failingSince ?? now) >= SUSTAINED) {
    const tries = delivery.attempts;
    await disableHook(deps, hook, `Nothing was taken in ${tries} attempts over days. ${problem}`);
  }
}
