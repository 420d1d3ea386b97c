import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { findThing, findThingsByHash } from './find-thing.ts';
import { type NewThing, newThing, type ThingInput } from './new-thing.ts';
import { insertOrKeepThings, insertTags } from './store.ts';
import type { Thing, ThingBrief } from './thing.ts';
import { type Candidate, whoEarns } from './who-earns.ts';

/**
 * Gives the thing that an address names, and creates it when it is not there: then `input` says what
 * it is and whose. A thing that is there stays as it is, whatever `input` says.
 *
 * Any number of callers may do this at once for one address: there will be one thing. Its page is
 * read in the background, soon.
 * @returns the thing, and whether it was not there when we looked (two callers at once may both be
 *   told so).
 * @throws DomainError `validation` when the address cannot be flattred.
 */
export async function findOrCreateThing(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  input: ThingInput,
): Promise<{ thing: Thing; isNew: boolean }> {
  const wanted = newThing(deps, input);
  const { hash } = wanted.address;
  const existing = await findThing(trx, { hash });
  if (existing) return { thing: existing, isNew: false };
  await createThings(trx, [wanted]);
  return { thing: (await findThing(trx, { hash }))!, isNew: true };
}

/**
 * Creates the things of many clicks with one statement, as `findOrCreateThing` does for one: those
 * that are there by now stay as they are. On a site with a verified creator they are theirs, whomever
 * the first click named.
 * @param things made by `newThing`; when two have the same hash, the first counts.
 * @returns all of them by hash, created or found.
 */
export async function createThings(
  trx: Trx,
  things: readonly NewThing[],
): Promise<Map<string, ThingBrief>> {
  const byHash = new Map<string, NewThing>();
  for (const thing of things) {
    if (!byHash.has(thing.address.hash)) byHash.set(thing.address.hash, thing);
  }
  if (byHash.size === 0) return new Map();
  const wanted = [...byHash.values()];
  const earners = await whoEarns(trx, wanted.map(candidateOf));
  await insertOrKeepThings(
    trx,
    wanted.map((thing, at) => ({ ...thing, ...earners[at]! })),
  );
  const created = await findThingsByHash(trx, [...byHash.keys()]);
  await insertTags(
    trx,
    [...byHash].map(([hash, { tags }]) => ({ thingId: created.get(hash)!.id, tags })),
  );
  return created;
}

/** What is known of who earns on a thing that is about to be: its page has not been read. */
function candidateOf({ address, creatorId, isRegistered }: NewThing): Candidate {
  const unknown = { siteId: null, feedSiteId: null, pageFid: '', ruledCreatorId: null };
  return { url: address.url, creatorId, isRegistered, ...unknown };
}
