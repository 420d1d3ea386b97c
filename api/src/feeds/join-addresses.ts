import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { moveOpenFlattrs } from '../flattrs/move-open-flattrs.ts';
import { moveSubscriptions } from '../subscriptions/move-subscriptions.ts';
import type { CanonicalUrl } from '../things/canonical-url.ts';
import { findThing } from '../things/find-thing.ts';
import { addAddress, findAddresses, holdThingsAt, leadOn } from '../things/join-things.ts';
import { offerToFeed } from '../things/offer-to-feed.ts';
import type { Thing } from '../things/thing.ts';

/**
 * Makes the addresses of one episode lead to one thing, all of which are known to be its feed's own.
 *
 * Where none is a thing, nothing happens yet: the caller makes one and calls again. Where several are,
 * the one that came first stays, and the others lead to it: open flattrs and subscriptions go
 * over, each supporter's once; what was received in periods that are over stays where it is, with
 * the creator that it has. Things of two different creators never meet (somebody's, and nobody's, are
 * two): whose they are is for claims to say, and until then each stays what it is.
 *
 * @param addresses the page first, where there is one.
 * @returns the thing; undefined when there is none yet, null when its creator has deleted it.
 */
export async function joinAddresses(
  trx: Trx,
  deps: Pick<Deps, 'clock'>,
  { addresses, feedSiteId }: { addresses: readonly CanonicalUrl[]; feedSiteId: number },
): Promise<Thing | undefined | null> {
  const hashes = addresses.map(({ hash }) => hash);
  const known = await holdThingsAt(trx, hashes);
  await offerToFeed(trx, { thingIds: [...known.values()].map(({ id }) => id), feedSiteId });
  const there = await holdThingsAt(trx, hashes);
  const further = await findAddresses(trx, hashes);
  const free = [...there.values()]
    .filter(({ leadsToId, deletedAt }) => leadsToId === null && deletedAt === null)
    .sort((a, b) => a.id - b.id);
  const thing = (await ledThing(trx, hashes[0]!, { there, further })) ?? free[0];
  if (!thing) return there.size > 0 ? null : undefined;

  for (const other of free) {
    if (other.id === thing.id || !isSameEarner(other, thing)) continue;
    const move = { fromId: other.id, toId: thing.id };
    await moveOpenFlattrs(trx, deps, { ...move, creatorId: thing.creatorId });
    await moveSubscriptions(trx, move);
    await leadOn(trx, move);
  }
  const taken = new Set(further.filter(({ isSure }) => isSure).map(({ hash }) => hash));
  for (const address of addresses) {
    if (there.has(address.hash) || taken.has(address.hash)) continue;
    await addAddress(trx, address, { thingId: thing.id, isSure: true, knownAt: deps.clock.now() });
  }
  return thing;
}

/** Else what one receives would come to somebody else by being joined, or sooner than it may. */
function isSameEarner(a: Thing, b: Thing): boolean {
  return a.creatorId === b.creatorId && a.isVerified === b.isVerified;
}

/** The thing that an address leads to without being its own, if it does. */
async function ledThing(
  trx: Trx,
  hash: string,
  { there, further }: { there: ReadonlyMap<string, Thing>; further: readonly { hash: string }[] },
): Promise<Thing | undefined> {
  const own = there.get(hash);
  const isLed = own ? own.leadsToId !== null : further.some((address) => address.hash === hash);
  const thing = isLed ? await findThing(trx, { hash }) : undefined;
  return thing && thing.id !== own?.id ? thing : undefined;
}
