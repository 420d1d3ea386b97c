import { type Db, inTransaction, isDatabaseAway, isDuplicate, type Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { type Instant, type Period, periodOf } from '../period.ts';
import type { ClickHints } from './click-hints.ts';
import type { ClickDeps } from './clicks.ts';
import { type Click, type Flattred, flattredAlready } from './flattr-thing.ts';
import { holdPeriod } from './hold-period.ts';
import { type Accepted, isNewPage, judgeClicks } from './judge-clicks.ts';
import { makeThingsOfClicks, type OnThing } from './make-things-of-clicks.ts';
import { pairKey } from './pair.ts';
import type { Outcome } from './share-commits.ts';
import { type Flattr, findFlattred, insertFlattrs, insertWhileOpen } from './store.ts';

type Judged<Good> = readonly (Good | DomainError)[];
type Batch = { clicks: readonly Click[]; period: Period; now: Instant };

/**
 * Decides clicks that arrived together. The period is the one of the clock when it begins, and is held
 * open until the commit, so a month that is closed never gets another flattr.
 *
 * Nearly all clicks are new flattrs of known things: then everything is looked up first and one
 * statement inserts them all, a transaction by itself. It refuses as a whole when one is there already
 * or the period is not open; then, and where a page has to become a thing, a transaction does it in
 * steps.
 *
 * @returns the outcome of each click, in order: a flattr that is on disk, or the DomainError that
 *   says why not.
 * @throws DomainError `period_closed` when no click can be taken. Any other error: none was taken.
 */
export async function flattrTogether(
  { clock, db }: ClickDeps,
  clicks: readonly Click[],
  hints: ClickHints,
): Promise<Outcome<Flattred>[]> {
  const now = clock.now();
  const batch = { clicks, period: periodOf(now), now };
  return (await flattrAtOnce(db, batch, hints)) ?? flattrInSteps({ clock, db }, clicks);
}

/** Undefined: it takes steps, or another try, to know what becomes of them. Nothing was done. */
async function flattrAtOnce(
  db: Db,
  batch: Batch,
  hints: ClickHints,
): Promise<Outcome<Flattred>[] | undefined> {
  try {
    const judged = await judgeClicks(db, batch, hints);
    if (!judged.every(isSettled)) return undefined;
    const flattrs = firstOfEach(judged, batch);
    const isDone =
      flattrs.size === 0 || (await insertWhileOpen(db, batch.period, [...flattrs.values()]));
    if (!isDone) return undefined;
    const outcomes = outcomesOf(judged, batch, flattrs);
    for (const one of outcomes) {
      if (one.status === 'fulfilled') hints.countFlattr(one.value.thing.hash);
    }
    return outcomes;
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return undefined;
  }
}

function isSettled(one: Accepted | DomainError): one is OnThing | DomainError {
  return one instanceof DomainError || !isNewPage(one.thing);
}

function flattrInSteps(
  { clock, db }: ClickDeps,
  clicks: readonly Click[],
): Promise<Outcome<Flattred>[]> {
  return inTransaction(db, async (trx) => {
    const now = clock.now();
    const period = periodOf(now);
    await holdPeriod(trx, period);
    return flattrAll(trx, { clicks, period, now });
  });
}

/** Flattrs in a period that the caller holds open. Outcomes as above. */
export async function flattrAll(trx: Trx, batch: Batch): Promise<Outcome<Flattred>[]> {
  const accepted = await judgeClicks(trx, batch);
  const onThings = await makeThingsOfClicks(
    trx,
    accepted.flatMap((one) => (one instanceof DomainError ? [] : [one])),
  );
  const judged = accepted.map((one) => (one instanceof DomainError ? one : onThings.get(one)!));
  const flattrs = firstOfEach(judged, batch);
  await insertNew(trx, batch.period, flattrs);
  return outcomesOf(judged, batch, flattrs);
}

/** A flattr for each pair of supporter and thing. */
function firstOfEach(judged: Judged<OnThing>, { period, now }: Batch): Map<string, Flattr> {
  const firsts = new Map<string, Flattr>();
  for (const one of judged) {
    if (one instanceof DomainError) continue;
    const { click, supporterId, thing } = one;
    const key = pairKey(supporterId, thing.id);
    if (firsts.has(key)) continue;
    firsts.set(key, {
      period,
      supporterId,
      thingId: thing.id,
      source: click.source,
      createdAt: now,
    });
  }
  return firsts;
}

const TRIES_MAX = 5;

/** Inserts the flattrs that are not there yet, and takes the others out of the map. */
async function insertNew(trx: Trx, period: Period, flattrs: Map<string, Flattr>): Promise<void> {
  for (let triesLeft = TRIES_MAX; ; triesLeft -= 1) {
    for (const key of await findFlattred(trx, period, [...flattrs.values()])) flattrs.delete(key);
    try {
      return await insertFlattrs(trx, [...flattrs.values()]);
    } catch (error) {
      // Another batch added one between looking and inserting. Only the statement was undone.
      if (!isDuplicate(error) || triesLeft === 1) throw error;
    }
  }
}

/** Who asked first for a flattr that was made has made it; the others hear that it is there. */
function outcomesOf(
  judged: Judged<OnThing>,
  { period, now }: Batch,
  made: ReadonlyMap<string, Flattr>,
): Outcome<Flattred>[] {
  const left = new Map(made);
  const more = new Map<number, number>();
  return judged.map((one): Outcome<Flattred> => {
    if (one instanceof DomainError) return { status: 'rejected', reason: one };
    const { supporterId, thing } = one;
    if (!left.delete(pairKey(supporterId, thing.id))) {
      return { status: 'rejected', reason: flattredAlready() };
    }
    const nth = (more.get(thing.id) ?? 0) + 1;
    more.set(thing.id, nth);
    const flattrs = one.flattrs + nth;
    return { status: 'fulfilled', value: { thing, supporterId, period, flattredAt: now, flattrs } };
  });
}
