import type { Deps } from '../deps.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { findSubscriptions, type Subscription } from '../subscriptions/find-subscriptions.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { type Forecast, forecastFor } from './forecast.ts';
import { listFlattrs } from './list-flattrs.ts';
import { shownNames } from './shown-names.ts';
import type { Flattr } from './store.ts';

/** A thing and who receives what is given for it; undefined: it waits for its creator. */
export type ThingAndCreator = { thing: Thing; creator: Member | undefined };

export type ThisMonth = {
  forecast: Forecast;
  /** The newest first, as many as were asked for. */
  flattrs: (ThingAndCreator & { flattr: Flattr; isNamed: boolean })[];
  subscriptions: (ThingAndCreator & { subscription: Subscription })[];
};

/** What a supporter did this month, what it is worth now, and what they subscribed to. */
export async function thisMonth(
  deps: Pick<Deps, 'clock' | 'db'>,
  { supporterId, limit, offset }: { supporterId: number; limit: number; offset: number },
): Promise<ThisMonth> {
  const { db } = deps;
  const forecast = await forecastFor(deps, supporterId);
  const flattrs = await listFlattrs(deps, {
    supporterId,
    period: forecast.period,
    limit,
    offset,
  });
  const subscriptions = await findSubscriptions(db, supporterId);
  const isShown = await shownNames(db, flattrs);
  const withThing = await thingsAndCreators(deps, [
    ...flattrs.map(({ thingId }) => thingId),
    ...subscriptions.map(({ thingId }) => thingId),
  ]);
  return {
    forecast,
    flattrs: flattrs.map((flattr) => ({
      flattr,
      isNamed: isShown(flattr),
      ...withThing.get(flattr.thingId)!,
    })),
    subscriptions: subscriptions.map((subscription) => ({
      subscription,
      ...withThing.get(subscription.thingId)!,
    })),
  };
}

async function thingsAndCreators(
  { db }: Pick<Deps, 'db'>,
  thingIds: readonly number[],
): Promise<Map<number, ThingAndCreator>> {
  const things = await findThings(db, thingIds);
  const creatorIds = [...things.values()].flatMap(({ creatorId }) => creatorId ?? []);
  const creators = await findMembers(db, creatorIds);
  return new Map(
    [...things].map(([id, thing]) => [
      id,
      { thing, creator: thing.creatorId === null ? undefined : creators.get(thing.creatorId) },
    ]),
  );
}
