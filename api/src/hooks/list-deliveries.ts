import type { Deps } from '../deps.ts';
import { countDeliveriesOf, listDeliveriesOf } from './delivery-store.ts';
import { type HookKey, ownHook } from './find-hook.ts';
import type { Delivery } from './hook.ts';
import { renderMessages } from './render-message.ts';

/** A delivery as its member sees it, with the body that the receiver is sent. */
export type ShownDelivery = Delivery & { body: string };

/**
 * A hook's deliveries, the newest first.
 * @throws DomainError `not_found`.
 */
export async function listDeliveries(
  { db }: Pick<Deps, 'db'>,
  { limit, offset, ...key }: HookKey & { limit: number; offset: number },
): Promise<{ deliveries: ShownDelivery[]; total: number }> {
  const { id } = await ownHook(db, key);
  const [deliveries, total] = await Promise.all([
    listDeliveriesOf(db, id, { limit, offset }),
    countDeliveriesOf(db, id),
  ]);
  const messages = await renderMessages(db, deliveries);
  const shown = deliveries.map((delivery, at) => ({ ...delivery, body: messages[at]!.body }));
  return { deliveries: shown, total };
}
