import type { Deps } from '../deps.ts';
import { addMonths, startOf } from '../period.ts';
import { listPositions, removeDeliveriesBefore } from './delivery-store.ts';

const DAYS_KEPT = 60;
const DAY = 86_400_000;

/**
 * Removes deliveries that were done long ago. Those of periods in which events may still be found
 * stay: they are what keeps an event from being told twice.
 */
export async function removeOldDeliveries({
  db,
  clock,
}: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const longAgo = clock.now() - DAYS_KEPT * DAY;
  for (const { hookId, position } of await listPositions(db)) {
    const found = position === '' ? 0 : startOf(addMonths(position, 1));
    await removeDeliveriesBefore(db, { hookId, before: Math.min(longAgo, found) });
  }
}
