import { inTransaction } from '../db.ts';
import { newId } from '../secrets.ts';
import type { HookDeps } from './create-hook.ts';
import { TEST_EVENT } from './events.ts';
import { type HookKey, ownHook } from './find-hook.ts';
import { mustBeActive } from './must-be-active.ts';
import { putEvents } from './put-events.ts';

/**
 * Sends a test message to a hook's address, within seconds.
 * @returns the id of its delivery.
 * @throws DomainError `not_found`; `invalid_parameters` when the hook is not active.
 */
export async function testHook(deps: HookDeps, key: HookKey): Promise<string> {
  const hook = await ownHook(deps.db, key);
  mustBeActive(hook);
  const now = deps.clock.now();
  const event = {
    key: `test/${newId(16)}`,
    at: now,
    data: { hook: hook.id, message: 'This is a test. Nothing happened.' },
  };
  const [id = ''] = await inTransaction(deps.db, (trx) =>
    putEvents(trx, { hook, type: TEST_EVENT, now }, [event]),
  );
  return id;
}
