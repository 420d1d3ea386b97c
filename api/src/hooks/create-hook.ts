import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { lastClosedPeriod } from '../distribution/last-closed-period.ts';
import { fieldError } from '../errors.ts';
import { loadSealingKey } from '../oauth/sealing-key.ts';
import { newId } from '../secrets.ts';
import { checkHook, type HookWish } from './check-hook.ts';
import type { HookEvent } from './events.ts';
import type { Hook, Subscribed } from './hook.ts';
import { newHookSecret, seal } from './secret.ts';
import { findHooksOf, insertHook, insertSubscribed } from './store.ts';

const HOOKS_MAX = 10;
const ID_LENGTH = 16;

export type HookDeps = Pick<Deps, 'config' | 'db' | 'clock'>;

/**
 * Registers a web hook: from now on its address is told of what happens.
 * @returns the hook and its secret, which can be read this once.
 * @throws DomainError `validation` that names the field.
 */
export async function createHook(
  deps: HookDeps,
  { owner, ...wish }: HookWish & { owner: { id: number; isOperator: boolean } },
): Promise<{ hook: Hook; secret: string }> {
  const { config, db, clock } = deps;
  const { url = '', label = '', events = [] } = checkHook(config, owner, wish);
  const [key, subscribed] = await Promise.all([loadSealingKey(deps), subscribedTo(deps, events)]);
  const now = clock.now();
  const id = newId(ID_LENGTH);
  const secret = newHookSecret();
  const hook: Hook = {
    id,
    memberId: owner.id,
    url,
    label,
    state: 'active',
    problem: '',
    secret: seal(key, id, secret),
    previousSecret: null,
    previousUntil: null,
    failingSince: null,
    nextLookAt: now,
    createdAt: now,
  };
  await inTransaction(db, async (trx) => {
    if ((await findHooksOf(trx, owner.id)).length >= HOOKS_MAX) {
      throw fieldError('url', `You have ${HOOKS_MAX} web hooks already. Delete one of them first.`);
    }
    await insertHook(trx, hook);
    await insertSubscribed(trx, id, subscribed);
  });
  return { hook, secret };
}

/** Events, told from now on. */
export async function subscribedTo(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  events: readonly HookEvent[],
): Promise<Subscribed[]> {
  // Every period after the last closed one can still bring something.
  const lastClosed = (await lastClosedPeriod({ db })) ?? '';
  return events.map((event) => ({
    event,
    since: clock.now(),
    position: event === 'earnings.received' ? '0' : lastClosed,
  }));
}
