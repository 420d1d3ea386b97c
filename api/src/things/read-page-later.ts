import type { Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { fillThingRow } from './store.ts';

/**
 * Puts the reading of a thing's page off, so that a site of which many pages become known at once is
 * not asked for all of them at once.
 * @param at null: it is not read at all, because it is a sound and not a page.
 */
export function readPageLater(trx: Trx, thingId: number, at: Instant | null): Promise<void> {
  return fillThingRow(trx, thingId, { pageNextReadAt: at });
}
