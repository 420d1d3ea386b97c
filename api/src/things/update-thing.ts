import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { CATEGORIES } from './categories.ts';
import { findThing } from './find-thing.ts';
import { knownLanguage } from './languages.ts';
import type { ThingInput } from './new-thing.ts';
import { replaceTags, updateThingRow } from './store.ts';
import { cleanDescription, cleanTags, cleanTitle } from './texts.ts';
import type { Thing } from './thing.ts';

/** What a creator can change of a thing: everything but its address. What is left out stays. */
export type ThingChanges = Pick<
  ThingInput,
  'title' | 'description' | 'language' | 'category' | 'tags' | 'isHidden'
>;

/**
 * A creator changes what their thing says of itself. Unknown languages and categories are ignored; a
 * title or description that they empty is read from the page again.
 * @returns the thing as it is now.
 * @throws DomainError `not_found`; `forbidden` when the thing is not theirs, or an operator hides it.
 */
export async function updateThing(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { memberId, thingId, ...changes }: ThingChanges & { memberId: number; thingId: number },
): Promise<Thing> {
  return inTransaction(db, async (trx) => {
    const { id, measureId } = await findOwnThing(trx, { memberId, thingId });
    if (measureId !== null) {
      throw new DomainError(
        'forbidden',
        'An operator has hidden this thing, so it cannot be changed. The mail that we sent you says why, and has a link to object.',
      );
    }
    const category = changes.category?.trim().toLowerCase() ?? '';
    await updateThingRow(
      trx,
      { id, creatorId: memberId },
      {
        ...given('title', changes.title, cleanTitle),
        ...given('description', changes.description, cleanDescription),
        ...(changes.language === ''
          ? { language: '' }
          : given('language', knownLanguage(changes.language), (id) => id)),
        ...(Object.hasOwn(CATEGORIES, category) ? { category } : {}),
        ...given('isHidden', changes.isHidden, Boolean),
        isRegistered: true,
        updatedAt: clock.now(),
        ...(changes.title === '' || changes.description === ''
          ? { pageNextReadAt: clock.now() }
          : {}),
      },
    );
    if (changes.tags !== undefined) await replaceTags(trx, id, cleanTags(changes.tags));
    return (await findThing(trx, { id }))!;
  });
}

function given<K extends string, V, R>(key: K, value: V | undefined, clean: (value: V) => R) {
  return value === undefined ? {} : ({ [key]: clean(value) } as Record<K, R>);
}

/**
 * A thing, if it is this member's.
 * @throws DomainError `not_found`; `forbidden` when the thing is not theirs.
 */
export async function findOwnThing(
  db: Deps['db'] | Trx,
  { memberId, thingId }: { memberId: number; thingId: number },
): Promise<Thing> {
  const thing = await findThing(db, { id: thingId });
  if (!thing) throw new DomainError('not_found', 'There is no such thing.');
  if (thing.creatorId !== memberId) {
    throw new DomainError('forbidden', 'Only the creator of a thing can change it.');
  }
  return thing;
}
