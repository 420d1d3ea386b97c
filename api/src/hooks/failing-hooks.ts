import type { Db } from '../db.ts';
import type { Hook } from './hook.ts';
import { findFailingHooks } from './store.ts';

/** What operators see of a hook that fails. Its address may hold a secret: they see the host alone. */
export type FailingHook = Pick<Hook, 'id' | 'memberId' | 'state' | 'problem' | 'failingSince'> & {
  host: string;
};

/** Hooks that fail, and those that were disabled because they failed too long; newest first. */
export async function failingHooks(db: Db, limit: number): Promise<FailingHook[]> {
  const hooks = await findFailingHooks(db, limit);
  return hooks.map(({ id, memberId, url, state, problem, failingSince }) => ({
    id,
    memberId,
    host: new URL(url).host,
    state,
    problem,
    failingSince,
  }));
}
