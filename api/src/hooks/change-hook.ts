import { inTransaction } from '../db.ts';
import { fieldError } from '../errors.ts';
import { checkHook, type HookWish } from './check-hook.ts';
import { type HookDeps, subscribedTo } from './create-hook.ts';
import { ownHook } from './find-hook.ts';
import { deleteSubscribed, insertSubscribed, updateHook } from './store.ts';

/**
 * Changes a hook; what is left out stays. A hook that is turned on again, and an event that is chosen
 * anew, are told of what happens from now on. Deliveries that were waiting are made then.
 * @param input.active false pauses the hook, true ends a pause, or that it was disabled.
 * @throws DomainError `not_found`; `validation` that names the field.
 */
export async function changeHook(
  deps: HookDeps,
  {
    owner,
    hookId,
    active,
    ...wish
  }: Partial<HookWish> & {
    owner: { id: number; isOperator: boolean };
    hookId: string;
    active?: boolean | undefined;
  },
): Promise<void> {
  const { config, db, clock } = deps;
  const before = await ownHook(db, { memberId: owner.id, hookId });
  const { events, ...fields } = checkHook(config, owner, wish);
  if (active === undefined && events === undefined && Object.keys(fields).length === 0) {
    throw fieldError('url', 'Say what to change: url, label, events or active.');
  }
  const chosen = events ?? before.events;
  const isStarted = active === true && before.state !== 'active';
  const removed = isStarted ? before.events : before.events.filter((one) => !chosen.includes(one));
  const added = isStarted ? chosen : chosen.filter((one) => !before.events.includes(one));
  const subscribed = await subscribedTo(deps, added);

  await inTransaction(db, async (trx) => {
    await deleteSubscribed(trx, hookId, [...removed, ...added]);
    await insertSubscribed(trx, hookId, subscribed);
    await updateHook(trx, hookId, {
      ...fields,
      ...(isStarted
        ? { state: 'active', problem: '', failingSince: null, nextLookAt: clock.now() }
        : {}),
      ...(active === false ? { state: 'paused', problem: '' } : {}),
    });
  });
}
