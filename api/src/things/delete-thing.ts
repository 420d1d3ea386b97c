import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { isEverFlattred, replaceTags, updateThingRow } from './store.ts';
import { findOwnThing } from './update-thing.ts';

const NOBODYS = {
  creatorId: null,
  isRegistered: false,
  isHidden: false,
  title: '',
  description: '',
} as const;

/**
 * A creator takes a thing of theirs away: it is not found any more, by id, address or search. Its
 * ledger account and its flattrs stay as they are, and what it was flattred in an open period still
 * reaches them. Should somebody flattr the page again, the thing is back: hidden and theirs if it
 * ever was flattred, as if never seen before if not.
 * @throws DomainError `not_found`; `forbidden` when the thing is not theirs.
 */
export async function deleteThing(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { memberId, thingId }: { memberId: number; thingId: number },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { id } = await findOwnThing(trx, { memberId, thingId });
    const own = { id, creatorId: memberId };
    const deletedAt = clock.now();
    if (await isEverFlattred(trx, id)) {
      await updateThingRow(trx, own, { isHidden: true, deletedAt });
    } else {
      await replaceTags(trx, id, []);
      await updateThingRow(trx, own, { ...NOBODYS, deletedAt });
    }
  });
}
