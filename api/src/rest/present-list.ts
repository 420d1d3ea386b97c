import { fundsAndBudgets } from '../budgets/funds-and-budgets.ts';
import type { Deps } from '../deps.ts';
import { countFlattrsOfThings, flattredBy } from '../flattrs/count-flattrs-of-things.ts';
import { lastFlattrs } from '../flattrs/last-flattrs.ts';
import type { Flattr } from '../flattrs/store.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { periodOf } from '../period.ts';
import { subscribedTo } from '../subscriptions/subscribed-to.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import type { Bearer } from '../tokens/store.ts';
import { fullThing, miniThing } from './present-thing.ts';
import { fullUser, miniUser } from './present-user.ts';
import { unixSeconds } from './unix-seconds.ts';

type ReadDeps = Pick<Deps, 'config' | 'db' | 'clock'>;

/** Who looks, and whether the things and members inside of others are shown whole. */
export type View = { bearer: Bearer | undefined; full: boolean };

/** Things as their viewer sees them, in the same order. A fixed number of queries for any number of them. */
export async function presentThings(
  deps: ReadDeps,
  things: readonly Thing[],
  { bearer, full }: View,
): Promise<ReturnType<typeof fullThing>[]> {
  const { config, db } = deps;
  const ids = things.map(({ id }) => id);
  const viewerId = bearer?.memberId;
  const own = things.filter(({ creatorId }) => creatorId !== null && creatorId === viewerId);
  const [counts, owners, viewed, last] = await Promise.all([
    countFlattrsOfThings(deps, ids),
    presentOwners(deps, things, full),
    viewerId === undefined ? undefined : whatTheyDid(deps, viewerId, ids),
    lastFlattrs(db, idsOf(own)),
  ]);
  return things.map((thing) =>
    fullThing(config, thing, {
      ...counts.get(thing.id)!,
      owner: owners(thing.creatorId),
      ...(viewed ? { viewer: viewed(thing.id) } : {}),
      ...(own.includes(thing) ? { lastFlattrAt: unixSeconds(last.get(thing.id)) } : {}),
    }),
  );
}

/** Flattrs with their things and supporters, in the same order. */
export async function presentFlattrs(
  deps: ReadDeps,
  flattrs: readonly Flattr[],
  { bearer, full }: View,
) {
  const byId = await findThings(deps.db, [...new Set(flattrs.map(({ thingId }) => thingId))]);
  const things = [...byId.values()];
  const [presented, supporters] = await Promise.all([
    full ? presentThings(deps, things, { bearer, full }) : presentMiniThings(deps, things),
    presentUsers(
      deps,
      flattrs.map(({ supporterId }) => supporterId),
      full,
    ),
  ]);
  const thingById = new Map(presented.map((thing) => [thing.id, thing]));
  return flattrs.map(({ createdAt, supporterId, thingId }) => ({
    type: 'flattr',
    thing: thingById.get(thingId),
    owner: supporters(supporterId),
    created_at: unixSeconds(createdAt),
  }));
}

async function presentMiniThings(deps: ReadDeps, things: readonly Thing[]) {
  const [counts, owners] = await Promise.all([
    countFlattrsOfThings(deps, idsOf(things)),
    presentOwners(deps, things, false),
  ]);
  return things.map((thing) => ({
    ...miniThing(deps.config, thing, counts.get(thing.id)!.flattrs),
    owner: owners(thing.creatorId),
  }));
}

function presentOwners(deps: ReadDeps, things: readonly Thing[], full: boolean) {
  return presentUsers(
    deps,
    things.flatMap(({ creatorId }) => creatorId ?? []),
    full,
  );
}

/** Looks members up together; gives what shows one of them, or nobody. */
export async function presentUsers(
  deps: ReadDeps,
  memberIds: readonly number[],
  full: boolean,
): Promise<(id: number | null) => object> {
  const { clock, config, db } = deps;
  const ids = [...new Set(memberIds)];
  const [members, means] = await Promise.all([
    ids.length > 0 ? findMembers(db, ids) : new Map<number, Member>(),
    full && ids.length > 0 ? fundsAndBudgets(db, ids, periodOf(clock.now())) : undefined,
  ]);
  return (id) => {
    const member = id === null ? undefined : members.get(id);
    return full
      ? fullUser(config, member, { isActive: (means?.get(id ?? 0)?.amount ?? 0) > 0 })
      : miniUser(config, member);
  };
}

async function whatTheyDid(deps: ReadDeps, supporterId: number, thingIds: readonly number[]) {
  const [flattred, subscribed] = await Promise.all([
    flattredBy(deps, { supporterId, thingIds }),
    subscribedTo(deps.db, { supporterId, thingIds }),
  ]);
  return (id: number) => ({ isFlattred: flattred.has(id), isSubscribed: subscribed.has(id) });
}

function idsOf(things: readonly Thing[]): number[] {
  return things.map(({ id }) => id);
}
