import { DomainError } from '../errors.ts';
import type { HookDeps } from './create-hook.ts';
import { findDelivery, makeDue } from './delivery-store.ts';
import { type HookKey, ownHook } from './find-hook.ts';
import { mustBeActive } from './must-be-active.ts';

/**
 * Makes a delivery once more, under its `webhook-id`, and again later if that fails.
 * @throws DomainError `not_found`; `invalid_parameters` when the hook is not active.
 */
export async function resendDelivery(
  { db, clock }: HookDeps,
  { deliveryId, ...key }: HookKey & { deliveryId: string },
): Promise<void> {
  const hook = await ownHook(db, key);
  const delivery = await findDelivery(db, { id: deliveryId, hookId: hook.id });
  if (!delivery) throw new DomainError('not_found', 'This web hook has no such delivery.');
  mustBeActive(hook);
  await makeDue(db, delivery.id, clock.now());
}
