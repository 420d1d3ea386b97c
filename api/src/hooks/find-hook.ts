import type { Db } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { HookEvent } from './events.ts';
import type { Hook } from './hook.ts';
import { findHook, findHooksOf, findSubscribed } from './store.ts';

/** A hook with the names of what it is told. */
export type HookWithEvents = Hook & { events: HookEvent[] };

/** Which hook is meant, and whose it must be. */
export type HookKey = { memberId: number; hookId: string };

/** @throws DomainError `not_found` when the member has no such hook. */
export async function ownHook(db: Db, { memberId, hookId }: HookKey): Promise<HookWithEvents> {
  const hook = await findHook(db, hookId);
  if (hook?.memberId !== memberId) {
    throw new DomainError('not_found', 'You have no such web hook.');
  }
  return (await withEvents(db, [hook]))[0]!;
}

/** A member's hooks, the oldest first. */
export async function listHooks(db: Db, memberId: number): Promise<HookWithEvents[]> {
  return withEvents(db, await findHooksOf(db, memberId));
}

async function withEvents(db: Db, hooks: readonly Hook[]): Promise<HookWithEvents[]> {
  const subscribed = await findSubscribed(
    db,
    hooks.map(({ id }) => id),
  );
  return hooks.map((hook) => ({
    ...hook,
    events: subscribed.get(hook.id)!.map(({ event }) => event),
  }));
}
