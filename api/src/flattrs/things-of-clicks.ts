import type { FundsAndBudget } from '../budgets/funds-and-budgets.ts';
import type { Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { findMemberByFid, findMemberByName } from '../members/find-member.ts';
import { createThings } from '../things/find-or-create-thing.ts';
import { findThings, findThingsByHash } from '../things/find-thing.ts';
import type { NewThing } from '../things/new-thing.ts';
import type { ThingBrief } from '../things/thing.ts';
import { type Click, refusalOf } from './flattr-thing.ts';
import type { Submission } from './read-submission.ts';

/** A click, who sent it and what they can give. */
export type Supported = Click & { supporterId: number; means: FundsAndBudget };

/**
 * The things that clicks are on. A page that is not a thing yet becomes one here, unless the click
 * will be refused anyway.
 */
export async function thingsOfClicks(
  trx: Trx,
  clicks: readonly Supported[],
): Promise<Map<Supported, ThingBrief | DomainError>> {
  const ids = clicks.flatMap(({ thing }) => ('id' in thing ? [thing.id] : []));
  const byId = ids.length > 0 ? await findThings(trx, ids) : new Map();
  const hashes = clicks.flatMap(({ thing }) => ('page' in thing ? [thing.page.address.hash] : []));
  const byHash = await findThingsByHash(trx, hashes);
  const refusals = new Map<Supported, DomainError>();
  const missing = new Map<string, NewThing>();

  for (const click of clicks) {
    const { thing, supporterId, means } = click;
    if ('id' in thing) continue;
    const { hash } = thing.page.address;
    if (byHash.has(hash) || missing.has(hash)) continue;
    const creatorId = await creatorOf(trx, thing);
    const refusal = refusalOf({ supporterId, creatorId, isFlattred: false, means });
    if (refusal) refusals.set(click, refusal);
    else missing.set(hash, { ...thing.page, creatorId });
  }
  for (const [hash, thing] of await createThings(trx, [...missing.values()])) {
    byHash.set(hash, thing);
  }

  return new Map(
    clicks.map((click) => {
      const { thing } = click;
      const found = 'id' in thing ? byId.get(thing.id) : byHash.get(thing.page.address.hash);
      return [
        click,
        found?.deletedAt ? noSuchThing() : (found ?? refusals.get(click) ?? noSuchThing()),
      ];
    }),
  );
}

function noSuchThing(): DomainError {
  return new DomainError('not_found', 'There is no such thing. It may have been deleted.');
}

/** Who earns on a page that is not a thing yet: who the link names, if they are a member. */
async function creatorOf(trx: Trx, { creator }: Submission): Promise<number | null> {
  if (!creator) return null;
  const member =
    'name' in creator
      ? await findMemberByName(trx, creator.name)
      : await findMemberByFid(trx, creator.fid);
  return member?.id ?? null;
}
