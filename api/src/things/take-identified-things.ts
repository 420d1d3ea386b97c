import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { giveThing, selectIdentified } from './identifier-store.ts';
import { requestSweep } from './request-sweep.ts';

const AT_ONCE = 200;

/**
 * Gives a member the things that name an identifier of theirs and belong to nobody; what waits on
 * them is swept soon. Things that have a creator stay theirs. Safe to run again.
 * @param identifier shown to be the member's, by `members/verify-identifier.ts`.
 * @returns how many things became theirs.
 */
export async function takeIdentifiedThings(
  { db }: Pick<Deps, 'db'>,
  { memberId, identifier }: { memberId: number; identifier: string },
): Promise<number> {
  let taken = 0;
  let after = 0;
  for (;;) {
    const part = await inTransaction(db, async (trx) => {
      const ids = await selectIdentified(trx, { identifier, after, limit: AT_ONCE });
      let given = 0;
      for (const thingId of ids) {
        if (!(await giveThing(trx, { thingId, creatorId: memberId }))) continue;
        await requestSweep(trx, thingId);
        given += 1;
      }
      return { ids, given };
    });
    taken += part.given;
    if (part.ids.length < AT_ONCE) return taken;
    after = part.ids.at(-1)!;
  }
}
