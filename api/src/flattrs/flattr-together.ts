import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import { inTransaction, type Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { type Instant, type Period, periodOf } from '../period.ts';
import { bearersOf, unauthorized } from '../tokens/bearer.ts';
import type { Bearer } from '../tokens/store.ts';
import type { ClickDeps } from './clicks.ts';
import { type Click, type Flattred, refusalOf } from './flattr-thing.ts';
import { holdPeriod } from './hold-period.ts';
import type { Outcome } from './share-commits.ts';
import { type Flattr, findFlattred, insertFlattrs, pairKey } from './store.ts';
import { type Supported, thingsOfClicks } from './things-of-clicks.ts';

/**
 * Decides clicks that arrived together, in one transaction with one statement for each question,
 * however many they are. The period is the one of the clock when the transaction begins, and is held
 * open until it ends, so a month that is closed never gets another flattr.
 *
 * @returns the outcome of each click, in order: a flattr that is on disk, or the DomainError that
 *   says why not.
 * @throws DomainError `period_closed` when no click can be taken. Any other error: none was taken.
 */
export function flattrTogether(
  deps: ClickDeps,
  clicks: readonly Click[],
): Promise<Outcome<Flattred>[]> {
  return inTransaction(deps.db, async (trx) => {
    const now = deps.clock.now();
    const period = periodOf(now);
    await holdPeriod(trx, period);
    return flattrAll(trx, { clicks, period, now });
  });
}

/** Flattrs in a period that the caller holds open. Outcomes as above. */
export async function flattrAll(
  trx: Trx,
  { clicks, period, now }: { clicks: readonly Click[]; period: Period; now: Instant },
): Promise<Outcome<Flattred>[]> {
  const supported = await withSupporters(trx, { clicks, period, now });
  const things = await thingsOfClicks(trx, supported.filter(isSupported));
  const flattred = await findFlattred(
    trx,
    period,
    supported.filter(isSupported).flatMap((click) => {
      const thing = things.get(click);
      return thing && 'id' in thing ? [{ supporterId: click.supporterId, thingId: thing.id }] : [];
    }),
  );

  const made: Flattr[] = [];
  const outcomes = supported.map((click): Outcome<Flattred> => {
    if (click instanceof DomainError) return refused(click);
    const { supporterId, means, source } = click;
    const thing = things.get(click)!;
    if (thing instanceof DomainError) return refused(thing);

    const key = pairKey(supporterId, thing.id);
    const isFlattred = flattred.has(key);
    const refusal = refusalOf({ supporterId, creatorId: thing.creatorId, isFlattred, means });
    if (refusal) return refused(refusal);

    flattred.add(key);
    made.push({ period, supporterId, thingId: thing.id, source, createdAt: now });
    return { status: 'fulfilled', value: { thing, supporterId, period, flattredAt: now } };
  });
  await insertFlattrs(trx, made);
  return outcomes;
}

function refused(reason: DomainError): Outcome<Flattred> {
  return { status: 'rejected', reason };
}

function isSupported(click: Supported | DomainError): click is Supported {
  return !(click instanceof DomainError);
}

/** Each click with who sent it and what they can give, or why nobody may have sent it. */
async function withSupporters(
  trx: Trx,
  { clicks, period, now }: { clicks: readonly Click[]; period: Period; now: Instant },
): Promise<(Supported | DomainError)[]> {
  const hashes = clicks.flatMap(({ supporter }) =>
    'tokenHash' in supporter ? [supporter.tokenHash] : [],
  );
  const bearers = hashes.length > 0 ? await bearersOf(trx, hashes, now) : new Map<string, Bearer>();
  const members = clicks.map(({ supporter }): number | DomainError => {
    if ('memberId' in supporter) return supporter.memberId;
    const bearer = bearers.get(supporter.tokenHash);
    if (!bearer) return unauthorized();
    if (bearer.scopes.has('flattr')) return bearer.memberId;
    return new DomainError('insufficient_scope', 'The token lacks the scope "flattr".');
  });

  const ids = new Set(members.filter((id) => typeof id === 'number'));
  const means = await fundsAndBudgets(trx, [...ids], period);
  return clicks.map((click, at) => {
    const supporterId = members[at]!;
    if (typeof supporterId !== 'number') return supporterId;
    return { ...click, supporterId, means: means.get(supporterId)! };
  });
}
