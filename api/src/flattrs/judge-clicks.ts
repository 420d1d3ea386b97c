import { type FundsAndBudget, fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { Instant, Period } from '../period.ts';
import { findThings, findThingsByHash } from '../things/find-thing.ts';
import type { Thing, ThingBrief } from '../things/thing.ts';
import { bearersOf, unauthorized } from '../tokens/bearer.ts';
import { type Click, refusalOf } from './flattr-thing.ts';
import type { Submission } from './read-submission.ts';

/** A click that may become a flattr. */
export type Accepted = {
  click: Click;
  supporterId: number;
  means: FundsAndBudget;
  /** The thing, or the page that has to become one first. */
  thing: ThingBrief | Submission;
};

/** Whether a page has to become a thing first. */
export function isNewPage(thing: ThingBrief | Submission): thing is Submission {
  return 'page' in thing;
}

/**
 * Judges clicks by all rules but one: that a supporter flattrs a thing once, which the primary key
 * decides. A few statements however many clicks there are, as many at a time as can be.
 * @returns in the order of the clicks: what may become a flattr, or why it may not.
 */
export async function judgeClicks(
  db: Db | Trx,
  { clicks, period, now }: { clicks: readonly Click[]; period: Period; now: Instant },
): Promise<(Accepted | DomainError)[]> {
  const [senders, things] = await Promise.all([sendersOf(db, clicks, now), thingsOf(db, clicks)]);
  const supporterIds = new Set(senders.filter((sender) => typeof sender === 'number'));
  const means = await fundsAndBudgets(db, [...supporterIds], period);

  return clicks.map((click, at): Accepted | DomainError => {
    const supporterId = senders[at]!;
    const thing = things[at]!;
    if (typeof supporterId !== 'number') return supporterId;
    if (thing instanceof DomainError) return thing;
    const accepted = { click, supporterId, thing, means: means.get(supporterId)! };
    const creatorId = isNewPage(thing) ? null : thing.creatorId;
    return refusalOf({ ...accepted, creatorId }) ?? accepted;
  });
}

/** Who sent each click, or why nobody may have. */
async function sendersOf(
  db: Db | Trx,
  clicks: readonly Click[],
  now: Instant,
): Promise<(number | DomainError)[]> {
  const hashes = clicks.flatMap(({ supporter }) =>
    'tokenHash' in supporter ? [supporter.tokenHash] : [],
  );
  const bearers = hashes.length > 0 ? await bearersOf(db, hashes, now) : undefined;
  return clicks.map(({ supporter }) => {
    if ('memberId' in supporter) return supporter.memberId;
    const bearer = bearers?.get(supporter.tokenHash);
    if (!bearer) return unauthorized();
    if (bearer.scopes.has('flattr')) return bearer.memberId;
    return new DomainError('insufficient_scope', 'The token lacks the scope "flattr".');
  });
}

/** What each click is on, as far as it is there. */
async function thingsOf(
  db: Db | Trx,
  clicks: readonly Click[],
): Promise<(ThingBrief | Submission | DomainError)[]> {
  const ids = clicks.flatMap(({ thing }) => ('id' in thing ? [thing.id] : []));
  const hashes = clicks.flatMap(({ thing }) => ('page' in thing ? [thing.page.address.hash] : []));
  const byId = ids.length > 0 ? await findThings(db, ids) : undefined;
  const byHash = hashes.length > 0 ? await findThingsByHash(db, hashes) : undefined;
  return clicks.map(({ thing }) => {
    if ('page' in thing) return byHash?.get(thing.page.address.hash) ?? thing;
    const found = byId?.get(thing.id);
    if (found?.deletedAt === null) return briefOf(found);
    return new DomainError('not_found', 'There is no such thing. It may have been deleted.');
  });
}

function briefOf({ id, hash, url, title, imageUrl, creatorId }: Thing): ThingBrief {
  return { id, hash, url, title, imageUrl, creatorId };
}
