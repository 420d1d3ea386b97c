import { setTimeout as sleep } from 'node:timers/promises';
import { findDue } from './delivery-store.ts';
import { type DeliverDeps, makeDelivery } from './make-delivery.ts';

const AT_ONCE = 40;
/** Of one hook: who hangs takes no more of the places than this. */
const AT_ONCE_OF_HOOK = 4;
const DUE_AT_ONCE = 100;
const LOOK_EVERY = 500;

/**
 * Makes the deliveries that are due, many at once, until none is. A receiver that hangs holds up its
 * own hook's deliveries alone: the others go on beside it.
 *
 * A job: any number of processes may do it at once; each attempt is taken by one.
 * @param stop ends it: what is under way is left as if it had not begun.
 * @returns how many attempts were made.
 */
export async function sendDeliveries(
  deps: DeliverDeps,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const underWay = new Map<string, Promise<void>>();
  const ofHook = new Map<string, number>();
  let made = 0;

  async function make(delivery: Parameters<typeof makeDelivery>[1]): Promise<void> {
    try {
      await makeDelivery(deps, delivery, stop);
      made += 1;
    } catch (error) {
      // It is due again when its lease ends.
      deps.log.error({ err: error, delivery: delivery.id }, 'a delivery could not be made');
    } finally {
      underWay.delete(delivery.id);
      ofHook.set(delivery.hookId, ofHook.get(delivery.hookId)! - 1);
    }
  }

  async function fill(): Promise<void> {
    const busy = [...ofHook].filter(([, count]) => count >= AT_ONCE_OF_HOOK).map(([id]) => id);
    const query = { now: deps.clock.now(), limit: DUE_AT_ONCE, except: busy };
    for (const delivery of await findDue(deps.db, query)) {
      const count = ofHook.get(delivery.hookId) ?? 0;
      if (underWay.size >= AT_ONCE) return;
      if (count >= AT_ONCE_OF_HOOK || underWay.has(delivery.id)) continue;
      ofHook.set(delivery.hookId, count + 1);
      underWay.set(delivery.id, make(delivery));
    }
  }

  for (;;) {
    if (!stop.aborted && underWay.size < AT_ONCE) await fill();
    if (underWay.size === 0) return made;
    const timer = new AbortController();
    const soon = sleep(LOOK_EVERY, undefined, { signal: timer.signal }).catch(() => {});
    await Promise.race([...underWay.values(), soon]);
    timer.abort();
  }
}
