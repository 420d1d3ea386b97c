import type { Trx } from '../db.ts';
import { saveMeasure } from './store.ts';

/** Hides a thing from everybody, whatever its creator says of it. Flattrs and money stay as they are. */
export function hideByMeasure(
  trx: Trx,
  { thingId, measureId }: { thingId: number; measureId: number },
): Promise<void> {
  return saveMeasure(trx, thingId, measureId);
}

/** Shows a thing again that a measure had hidden. */
export function showAgain(trx: Trx, thingId: number): Promise<void> {
  return saveMeasure(trx, thingId, null);
}
