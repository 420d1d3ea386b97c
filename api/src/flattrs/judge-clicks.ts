import { askTogether } from '../ask.ts';
import { askForFundsAndBudgets, type FundsAndBudget } from '../budgets/funds-and-budgets.ts';
import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { Instant, Period } from '../period.ts';
import { askForSharers, collaborationsAmong } from '../sharing/collaborations-among.ts';
import { askForThings, findFurtherThings } from '../things/find-thing.ts';
import type { ThingBrief } from '../things/thing.ts';
import { askForBearers, unauthorized } from '../tokens/bearer.ts';
import { noteTokenUse } from '../tokens/note-token-use.ts';
import type { Bearer } from '../tokens/store.ts';
import { ClickHints } from './click-hints.ts';
import { type Click, refusalOf } from './flattr-thing.ts';
import type { Submission } from './read-submission.ts';
import { totalsQuestion } from './store.ts';

/** A click that may become a flattr. */
export type Accepted = {
  click: Click;
  supporterId: number;
  means: FundsAndBudget;
  /** The thing, or the page that has to become one first. */
  thing: ThingBrief | Submission;
  /** How often the thing was flattred before, ever. */
  flattrs: number;
};

/** Whether a page has to become a thing first. */
export function isNewPage(thing: ThingBrief | Submission): thing is Submission {
  return 'page' in thing;
}

type Batch = { clicks: readonly Click[]; period: Period; now: Instant };
type Pair = { sender: number | DomainError; thing: ThingBrief | Submission | DomainError };

/**
 * Judges clicks by all rules but one: that a supporter flattrs a thing once, which the primary key
 * decides. It asks twice at most, however many clicks there are; once where the hints were right.
 * @param hints say what else the clicks will probably need. What is judged by is in the database.
 * @returns in the order of the clicks: what may become a flattr, or why it may not.
 */
export async function judgeClicks(
  db: Db | Trx,
  batch: Batch,
  hints = new ClickHints(),
): Promise<(Accepted | DomainError)[]> {
  const keys = keysOfClicks(batch, hints);
  const found = await lookUp(db, batch, keys);
  await lookFurther(db, keys, found);
  await noteTokenUse(db, found.bearers, batch.now);
  for (const [tokenHash, { memberId }] of found.bearers) hints.learnMember(tokenHash, memberId);

  const pairs = batch.clicks.map((click) => ({
    sender: senderOf(click, found),
    thing: thingOf(click, found),
  }));
  const rest = await lookUp(db, batch, missingKeys(pairs, found, hints, batch.now));
  for (const totals of [found.totals, rest.totals]) hints.learnTotals(totals, batch.now);

  const judged = pairs.map(({ sender, thing }, at): Accepted | DomainError => {
    if (typeof sender !== 'number') return sender;
    if (thing instanceof DomainError) return thing;
    const accepted = {
      click: batch.clicks[at]!,
      supporterId: sender,
      thing,
      means: (found.means.get(sender) ?? rest.means.get(sender))!,
      flattrs: isNewPage(thing) ? 0 : totalOf(thing.hash),
    };
    return (
      refusalOf({ ...accepted, creatorId: isNewPage(thing) ? null : thing.creatorId }) ?? accepted
    );
  });

  return refuseOwnInPart(db, batch.period, judged, (memberId) => [
    ...(found.sharers.get(memberId) ?? []),
    ...(rest.sharers.get(memberId) ?? []),
  ]);

  function totalOf(hash: string): number {
    return found.totals.get(hash) ?? rest.totals.get(hash) ?? hints.totalOf(hash, batch.now) ?? 0;
  }
}

/** What is looked up at once. */
type Keys = {
  tokens: Set<string>;
  hashes: Set<string>;
  ids: Set<number>;
  members: Set<number>;
  /** The hashes of the things of which it is not known how often they were flattred. */
  uncounted: Set<string>;
};

function noKeys(): Keys {
  return {
    tokens: new Set(),
    hashes: new Set(),
    ids: new Set(),
    members: new Set(),
    uncounted: new Set(),
  };
}

/** What the clicks name themselves, and what the hints add to it. */
function keysOfClicks({ clicks, now }: Batch, hints: ClickHints): Keys {
  const keys = noKeys();
  for (const { supporter, thing } of clicks) {
    if ('memberId' in supporter) keys.members.add(supporter.memberId);
    else {
      keys.tokens.add(supporter.tokenHash);
      const likely = hints.memberIdOf(supporter.tokenHash);
      if (likely !== undefined) keys.members.add(likely);
    }
    if ('page' in thing) {
      const { hash } = thing.page.address;
      keys.hashes.add(hash);
      if (hints.totalOf(hash, now) === undefined) keys.uncounted.add(hash);
    } else keys.ids.add(thing.id);
  }
  return keys;
}

/** What could only be asked once senders and things were known. */
function missingKeys(pairs: readonly Pair[], found: Found, hints: ClickHints, now: Instant): Keys {
  const keys = noKeys();
  for (const { sender, thing } of pairs) {
    if (typeof sender === 'number' && !found.means.has(sender)) keys.members.add(sender);
    if (thing instanceof DomainError || isNewPage(thing) || found.totals.has(thing.hash)) continue;
    if (hints.totalOf(thing.hash, now) === undefined) keys.uncounted.add(thing.hash);
  }
  return keys;
}

type Found = {
  bearers: Map<string, Bearer>;
  byHash: Map<string, ThingBrief>;
  byId: Map<number, ThingBrief>;
  means: Map<number, FundsAndBudget>;
  totals: Map<string, number>;
  /** By member, with whom they share what they earn. */
  sharers: Map<number, Set<number>>;
};

/**
 * Who earns a part of a thing does not flattr it.
 * @param sharersOf whose things may be a member's in part: nearly always nobody's, and nothing is asked.
 */
async function refuseOwnInPart(
  db: Db | Trx,
  period: Period,
  judged: (Accepted | DomainError)[],
  sharersOf: (memberId: number) => number[],
): Promise<(Accepted | DomainError)[]> {
  const pairs = judged.flatMap((one) => {
    if (one instanceof DomainError || isNewPage(one.thing)) return [];
    const { creatorId } = one.thing;
    const isNear = creatorId !== null && sharersOf(one.supporterId).includes(creatorId);
    return isNear ? [{ memberId: one.supporterId, thing: one.thing, one }] : [];
  });
  if (pairs.length === 0) return judged;
  const own = new Set(
    [...(await collaborationsAmong(db, { period, pairs }))].map(({ one }) => one),
  );
  return judged.map((one) =>
    one instanceof DomainError || !own.has(one)
      ? one
      : new DomainError('flattr_owner', 'You earn a part of this thing. Flattr what others make.'),
  );
}

async function lookUp(db: Db | Trx, { period, now }: Batch, keys: Keys): Promise<Found> {
  const means = askForFundsAndBudgets([...keys.members], period);
  const [bearers, byHash, byId, totals, sharers, ...funds] = await askTogether(db, [
    askForBearers([...keys.tokens], now),
    ...askForThings([...keys.hashes], [...keys.ids]),
    totalsQuestion([...keys.uncounted]),
    askForSharers([...keys.members], period),
    ...means.questions,
  ]);
  return {
    bearers,
    byHash: new Map(byHash.map((thing) => [thing.hash, thing])),
    byId: new Map(byId.map((thing) => [thing.id, thing])),
    means: means.read(funds),
    totals,
    sharers,
  };
}

/** Adds what is found by a further address, or has become another thing: asked only where needed. */
async function lookFurther(db: Db | Trx, { hashes, ids }: Keys, found: Found): Promise<void> {
  const missing = [...hashes].filter((hash) => !found.byHash.has(hash));
  const missingIds = [...ids].filter((id) => !found.byId.has(id));
  if (missing.length + missingIds.length === 0) return;
  const further = await findFurtherThings(db, missing, missingIds);
  for (const [hash, thing] of further.byHash) found.byHash.set(hash, thing);
  for (const [id, thing] of further.byId) found.byId.set(id, thing);
}

/** Who sent a click, or why nobody may have. */
function senderOf({ supporter }: Click, { bearers }: Found): number | DomainError {
  if ('memberId' in supporter) return supporter.memberId;
  const bearer = bearers.get(supporter.tokenHash);
  if (!bearer) return unauthorized();
  const refusal = supporter.refusalFor?.(bearer.memberId);
  if (refusal) return refusal;
  if (bearer.scopes.has('flattr')) return bearer.memberId;
  return new DomainError('insufficient_scope', 'The token lacks the scope "flattr".');
}

/** What a click is on, as far as it is there. */
function thingOf({ thing }: Click, { byHash, byId }: Found): ThingBrief | Submission | DomainError {
  if ('page' in thing) return byHash.get(thing.page.address.hash) ?? thing;
  return (
    byId.get(thing.id) ??
    new DomainError('not_found', 'There is no such thing. It may have been deleted.')
  );
}
