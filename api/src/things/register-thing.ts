import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { createThings } from './find-or-create-thing.ts';
import { findThing } from './find-thing.ts';
import { type NewThing, newThing, type ThingInput } from './new-thing.ts';
import { requestSweep } from './request-sweep.ts';
import { replaceTags, updateThingRow } from './store.ts';
import type { Thing } from './thing.ts';

/**
 * A member registers a thing as their own: it is theirs from now on, and says of itself what they
 * say. A thing that was flattred while nobody was known for it becomes theirs too; a claim of its
 * site can contest that.
 * @returns the thing.
 * @throws DomainError `validation` on `url` when the address cannot be flattred, when they have
 *   registered the thing already (the sentence names its id), or when it is another member's.
 */
export async function registerThing(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { memberId, ...input }: Omit<ThingInput, 'creatorId' | 'ownerIdentifier'> & { memberId: number },
): Promise<Thing> {
  const wanted = { ...newThing(deps, { ...input, creatorId: memberId }), isRegistered: true };
  const { hash } = wanted.address;
  return inTransaction(deps.db, async (trx) => {
    const existing = await findThing(trx, { hash });
    if (existing?.creatorId === memberId && existing.isRegistered) {
      throw fieldError(
        'url',
        `You have already registered this thing: it is number ${existing.id}. Change that one instead.`,
      );
    }
    if (!existing) await createThings(trx, [wanted]);
    // Another one may have been a moment earlier, or the thing is back from being deleted.
    const thing = existing ?? (await findThing(trx, { hash }))!;
    if (thing.creatorId !== null && thing.creatorId !== memberId) throw ofAnother();

    const isTheirs = await updateThingRow(
      trx,
      { id: thing.id, creatorId: thing.creatorId },
      {
        ...preferWanted(wanted, thing),
        creatorId: memberId,
        isRegistered: true,
        isHidden: wanted.isHidden,
        ...(existing ? { updatedAt: wanted.createdAt } : {}),
      },
    );
    if (!isTheirs) throw ofAnother();
    if (thing.creatorId === null) await requestSweep(trx, thing.id);
    if (wanted.tags.length > 0) await replaceTags(trx, thing.id, wanted.tags);
    return (await findThing(trx, { hash }))!;
  });
}

/** What the member did not say stays as it was known. */
function preferWanted(wanted: NewThing, known: Thing) {
  return {
    title: wanted.title || known.title,
    description: wanted.description || known.description,
    language: wanted.language || known.language,
    category: wanted.category === 'rest' ? known.category : wanted.category,
  };
}

function ofAnother() {
  return fieldError('url', 'This thing belongs to another member.');
}
