import type { Trx } from '../db.ts';
import { fillThingRow, selectThings } from './store.ts';
import type { Thing } from './thing.ts';

/** What somebody who may speak for a thing says of it: a feed of its episode. */
export type Description = Pick<
  Thing,
  'title' | 'description' | 'imageUrl' | 'language' | 'category'
>;

/**
 * Says of a thing what is not known of it yet. What its creator wrote and what its page says stays;
 * only a title that the same source gave before (`formerTitle`) follows it.
 */
export async function describeThing(
  trx: Trx,
  thingId: number,
  said: Description,
  { formerTitle = '' }: { formerTitle?: string } = {},
): Promise<void> {
  const [thing] = await selectThings(trx, 'id', [thingId]);
  if (!thing) return;
  const isOpen = (known: string) => known === '' && !thing.isRegistered;
  const isOldTitle = formerTitle !== '' && thing.title === formerTitle && !thing.isRegistered;
  await fillThingRow(trx, thingId, {
    ...(isOpen(thing.title) || isOldTitle ? { title: said.title } : {}),
    ...(isOpen(thing.description) ? { description: said.description } : {}),
    ...(thing.imageUrl === '' ? { imageUrl: said.imageUrl } : {}),
    ...(isOpen(thing.language) ? { language: said.language } : {}),
    ...(thing.category === 'rest' && !thing.isRegistered ? { category: said.category } : {}),
  });
}
