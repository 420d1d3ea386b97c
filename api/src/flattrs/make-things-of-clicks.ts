import type { Trx } from '../db.ts';
import type { DomainError } from '../errors.ts';
import { createThings } from '../things/find-or-create-thing.ts';
import type { NewThing } from '../things/new-thing.ts';
import type { ThingBrief } from '../things/thing.ts';
import { creatorOfLink } from './creator-of-link.ts';
import { refusalOf } from './flattr-thing.ts';
import { type Accepted, isNewPage } from './judge-clicks.ts';

/** A click on a thing. */
export type OnThing = Accepted & { thing: ThingBrief };

/**
 * Makes things of the pages that accepted clicks are on and that are none yet. They belong to who the
 * link names; a click on one's own page is refused, and makes no thing.
 */
export async function makeThingsOfClicks(
  trx: Trx,
  clicks: readonly Accepted[],
): Promise<Map<Accepted, OnThing | DomainError>> {
  const judged = new Map<Accepted, OnThing | DomainError>();
  const pages = new Map<string, NewThing>();
  for (const accepted of clicks) {
    const { thing } = accepted;
    if (!isNewPage(thing)) {
      judged.set(accepted, { ...accepted, thing });
      continue;
    }
    const { hash } = thing.page.address;
    // Who clicked first names the creator.
    const creatorId = pages.get(hash)?.creatorId ?? (await creatorOfLink(trx, thing))?.id ?? null;
    const refusal = refusalOf({ ...accepted, creatorId });
    if (refusal) judged.set(accepted, refusal);
    else if (!pages.has(hash)) pages.set(hash, { ...thing.page, creatorId });
  }

  const things = await createThings(trx, [...pages.values()]);
  for (const accepted of clicks) {
    if (judged.has(accepted) || !isNewPage(accepted.thing)) continue;
    const thing = things.get(accepted.thing.page.address.hash)!;
    const refusal = refusalOf({ ...accepted, creatorId: thing.creatorId });
    judged.set(accepted, refusal ?? { ...accepted, thing });
  }
  return judged;
}
