import { z } from 'zod';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { findSubscription, findSubscriptions } from '../subscriptions/find-subscriptions.ts';
import { noSubscription, pauseSubscription } from '../subscriptions/pause-subscription.ts';
import { resumeSubscription } from '../subscriptions/resume-subscription.ts';
import { subscribeToThing } from '../subscriptions/subscribe-to-thing.ts';
import { unsubscribe } from '../subscriptions/unsubscribe.ts';
import { findThings } from '../things/find-thing.ts';
import { presentThings } from './present-list.ts';
import { miniThing } from './present-thing.ts';
import { type Route, route } from './route.ts';
import { done } from './schemas/common.ts';
import { subscribed, subscription } from './schemas/flattrs.ts';
import { thingAt } from './thing-id.ts';
import { unixSeconds } from './unix-seconds.ts';

/** Subscriptions: things that a supporter flattrs every month. */
export const SUBSCRIPTION_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/user/subscriptions',
    summary: 'Your subscriptions, paused ones too, newest first',
    caller: 'member',
    scopes: ['flattr'],
    answers: { 200: z.array(subscription) },
    async answer(deps, { bearer }) {
      const subscriptions = await findSubscriptions(deps.db, bearer.memberId);
      const byId = await findThings(
        deps.db,
        subscriptions.map(({ thingId }) => thingId),
      );
      const things = subscriptions.map(({ thingId }) => byId.get(thingId)!);
      const presented = await presentThings(deps, things, { bearer, full: false });
      return {
        body: subscriptions.map(({ createdAt, isActive, startedAt }, at) => ({
          type: 'subscription',
          active: isActive,
          created_at: unixSeconds(createdAt),
          started_at: unixSeconds(startedAt),
          thing: presented[at],
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/things/:id/subscriptions',
    summary: 'Flattrs a thing every month, from this one on',
    caller: 'member',
    scopes: ['flattr'],
    answers: { 200: subscribed },
    errors: ['subscribed', 'thing_owner'],
    async answer(deps, { bearer, params }) {
      const thing = await thingAt(deps, params);
      await subscribeToThing(deps, { supporterId: bearer.memberId, thingId: thing.id });
      const counts = await countFlattrsOfThings(deps, [thing.id]);
      return {
        body: {
          message: 'ok',
          description: 'Successfully subscribed to Thing',
          thing: miniThing(deps.config, thing, counts.get(thing.id)!.flattrs),
        },
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/things/:id/subscriptions',
    summary: 'Pauses an active subscription, starts a paused one again',
    caller: 'member',
    scopes: ['flattr'],
    answers: { 200: done },
    async answer(deps, { bearer, params }) {
      const { id } = await thingAt(deps, params);
      const key = { supporterId: bearer.memberId, thingId: id };
      const subscription = await findSubscription(deps.db, key);
      if (!subscription) throw noSubscription();
      if (subscription.isActive) {
        await pauseSubscription(deps, key);
        return { body: { message: 'paused', description: 'Subscription paused' } };
      }
      await resumeSubscription(deps, key);
      return { body: { message: 'started', description: 'Subscription started' } };
    },
  }),
  route({
    method: 'DELETE',
    path: '/things/:id/subscriptions',
    summary: 'Ends a subscription; what it flattred stays',
    caller: 'member',
    scopes: ['flattr'],
    answers: { 204: null },
    async answer(deps, { bearer, params }) {
      const { id } = await thingAt(deps, params);
      await unsubscribe(deps, { supporterId: bearer.memberId, thingId: id });
      return {};
    },
  }),
];
