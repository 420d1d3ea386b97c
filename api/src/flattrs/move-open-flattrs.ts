import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { periodOf } from '../period.ts';
import { copyChoices } from './name-store.ts';
import { pairKey } from './pair.ts';
import {
  deleteFlattr,
  findFlattred,
  insertFlattrs,
  listFlattrsOfThing,
  selectPeriodState,
} from './store.ts';

/**
 * Two things turned out to be one: the flattrs that one received in the present period become the
 * other's. A supporter who flattred both has flattred one thing, once; nobody's flattr goes to a
 * thing of their own. Periods that are over stay as they are, and so does a present one that is
 * being divided (the sandbox may): then nothing moves.
 * @param creatorId whose the thing is that they move to.
 */
export async function moveOpenFlattrs(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  { fromId, toId, creatorId }: { fromId: number; toId: number; creatorId: number | null },
): Promise<void> {
  const period = periodOf(clock.now());
  if ((await selectPeriodState(trx, period)) !== 'open') return;
  const flattrs = await listFlattrsOfThing(trx, { thingId: fromId, period });
  const there = await findFlattred(
    trx,
    period,
    flattrs.map(({ supporterId }) => ({ supporterId, thingId: toId })),
  );
  await copyChoices(trx, { fromId, toId });
  for (const { supporterId } of flattrs) {
    await deleteFlattr(trx, { period, supporterId, thingId: fromId });
  }
  await insertFlattrs(
    trx,
    flattrs
      .filter(({ supporterId }) => supporterId !== creatorId)
      .filter(({ supporterId }) => !there.has(pairKey(supporterId, toId)))
      .map((flattr) => ({ ...flattr, thingId: toId })),
  );
}
