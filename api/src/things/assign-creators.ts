import type { Trx } from '../db.ts';
import { holdCandidates, insertFormerCreator, updateEarner } from './earner-store.ts';
import { requestSweep } from './request-sweep.ts';
import { type Earner, whoEarns } from './who-earns.ts';

/** A thing on which somebody else earns than before, or whose creator is verified now, or not any more. */
export type Reassigned = {
  thingId: number;
  before: Earner & { isRegistered: boolean };
  after: Earner;
};

/**
 * Looks again who earns on things, by `whoEarns`, and writes it down where it has changed: after a
 * site has become somebody's or was lost, or a page was read. What waits or is held on them follows
 * soon, by `distribution/sweep-things.ts`, unless the caller sweeps it. Safe to run again.
 */
export async function assignCreators(trx: Trx, thingIds: readonly number[]): Promise<Reassigned[]> {
  const things = await holdCandidates(trx, thingIds);
  const earners = await whoEarns(trx, things);
  const reassigned: Reassigned[] = [];
  for (const [at, { id, isRegistered, creatorId, siteId, isVerified }] of things.entries()) {
    const before = { creatorId, siteId, isVerified, isRegistered };
    const after = earners[at]!;
    const isSamePerson = after.creatorId === creatorId && after.isVerified === isVerified;
    if (isSamePerson && after.siteId === siteId) continue;
    await updateEarner(trx, id, after);
    if (isSamePerson) continue;
    if (creatorId !== null && after.creatorId !== creatorId) {
      await insertFormerCreator(trx, { memberId: creatorId, thingId: id });
    }
    await requestSweep(trx, id);
    reassigned.push({ thingId: id, before, after });
  }
  return reassigned;
}
