import { loadSealingKey } from '../oauth/sealing-key.ts';
import type { HookDeps } from './create-hook.ts';
import { type HookKey, ownHook } from './find-hook.ts';
import { newHookSecret, seal } from './secret.ts';
import { updateHook } from './store.ts';

/** How long the old secret still signs beside the new one, so that a receiver can change over. */
const OVERLAP = 24 * 3_600_000;

/**
 * Gives a hook a new secret. For a day each message is signed with both.
 * @returns the new secret, which can be read this once.
 * @throws DomainError `not_found`.
 */
export async function rotateSecret(
  deps: HookDeps,
  key: HookKey,
): Promise<{ secret: string; previousUntil: number }> {
  const hook = await ownHook(deps.db, key);
  const secret = newHookSecret();
  const previousUntil = deps.clock.now() + OVERLAP;
  await updateHook(deps.db, hook.id, {
    secret: seal(await loadSealingKey(deps), hook.id, secret),
    previousSecret: hook.secret,
    previousUntil,
  });
  return { secret, previousUntil };
}
