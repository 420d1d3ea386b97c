import type { Trx } from '../db.ts';
import { newId } from '../secrets.ts';
import { insertDeliveries } from './delivery-store.ts';
import type { Delivery, FoundEvent, Hook } from './hook.ts';

const ID_LENGTH = 24;

/** Puts events for a hook into the outbox, each once, however often they are found. */
export async function putEvents(
  trx: Trx,
  { hook, type, now }: { hook: Pick<Hook, 'id'>; type: Delivery['event']; now: number },
  events: readonly FoundEvent[],
): Promise<string[]> {
  const deliveries = events.map(({ key, at, supporterId, data }) => ({
    id: `msg_${newId(ID_LENGTH)}`,
    hookId: hook.id,
    event: type,
    key,
    supporterId: supporterId ?? null,
    payload: { type, timestamp: new Date(at).toISOString(), data },
    createdAt: now,
    nextAttemptAt: now,
  }));
  await insertDeliveries(trx, deliveries);
  return deliveries.map(({ id }) => id);
}
