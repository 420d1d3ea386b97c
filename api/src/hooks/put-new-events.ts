import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { HookEvent } from './events.ts';
import type { Found, Search } from './find-events.ts';
import { findFlattred } from './flattred-events.ts';
import type { Hook, Subscribed } from './hook.ts';
import { findClosed, findEarnings } from './money-events.ts';
import { putEvents } from './put-events.ts';
import { findHooksToLook, findSubscribed, savePosition, takeLook, updateHook } from './store.ts';
import { findPendingClicks, findWaiting } from './waiting-events.ts';

const HOOKS_AT_ONCE = 100;
/** A look that takes longer than this has died with its process. */
const LEASE = 5 * 60_000;
const PAUSE_MIN = 4_000;
/** A hook's events may be many to look through: looking takes at most this part of the time. */
const PAUSES_PER_LOOK = 20;

const FIND: Record<HookEvent, (search: Search & { now: () => number }) => Promise<Found>> = {
  'thing.flattred': findFlattred,
  'earnings.received': findEarnings,
  'period.closed': findClosed,
  'share.waiting': findWaiting,
  pendingclickcreate: findPendingClicks,
};

type LookDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'log'>;

/**
 * Finds what happened that hooks are to be told of, and puts it into the outbox. Nothing is written
 * where it happens, so a click costs what it costs without web hooks: each event follows from rows
 * that are stored anyway (flattrs, closings, entries) and has a key that makes it one row for a hook
 * for ever. So whoever is killed in between, whoever looks twice: each event is found, once. See
 * docs/decisions/0013-web-hooks.md.
 *
 * A job: safe to run at any time, by any number of processes at once.
 * @returns how many hooks were looked at.
 */
export async function putNewEvents(deps: LookDeps): Promise<number> {
  const { db, clock, log } = deps;
  const hooks = await findHooksToLook(db, { now: clock.now(), limit: HOOKS_AT_ONCE });
  const subscribed = await findSubscribed(
    db,
    hooks.map(({ id }) => id),
  );
  let looked = 0;
  for (const hook of hooks) {
    if (!(await takeLook(db, hook, clock.now() + LEASE))) continue;
    looked += 1;
    try {
      await look(deps, hook, subscribed.get(hook.id)!);
    } catch (error) {
      log.error({ err: error, hook: hook.id }, 'looking for the events of a web hook failed');
    }
  }
  return looked;
}

async function look(deps: LookDeps, hook: Hook, subscribed: readonly Subscribed[]): Promise<void> {
  const { config, db, clock } = deps;
  const began = performance.now();
  let isMore = false;
  for (const one of subscribed) {
    const search = { db, config, hook, subscribed: one, now: clock.now };
    const found = await FIND[one.event](search);
    isMore ||= found.isMore;
    if (found.events.length > 0 || found.position !== one.position) {
      await inTransaction(db, async (trx) => {
        await putEvents(trx, { hook, type: one.event, now: clock.now() }, found.events);
        await savePosition(trx, hook.id, { ...one, position: found.position });
      });
    }
    await sleep(0); // Let requests through: SQLite does its work in this very thread.
  }
  const took = performance.now() - began;
  const pause = isMore ? 0 : Math.max(PAUSE_MIN, took * PAUSES_PER_LOOK);
  await updateHook(db, hook.id, { nextLookAt: clock.now() + Math.round(pause) });
}
