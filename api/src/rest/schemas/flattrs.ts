import { z } from 'zod';
import { done, error, instant } from './common.ts';
import { miniThing, thing } from './things.ts';
import { anyUser } from './users.ts';

export const flattr = z
  .object({
    type: z.literal('flattr'),
    thing: z
      .union([thing, miniThing.extend({ owner: anyUser }).meta({ id: 'OwnedThing' })])
      .describe('Whole with `full`.'),
    owner: anyUser.describe('The supporter.'),
    created_at: instant,
  })
  .meta({ id: 'Flattr' });

export const flattrs = z.array(flattr);

/** The answer to a click. */
export const clicked = done
  .extend({ thing: miniThing, location: z.url().describe('Where the thing is in this API.') })
  .meta({ id: 'Clicked' });

export const clickedMany = done
  .extend({
    flattrs: z.array(
      z.union([
        z.object({ url: z.string(), message: z.literal('ok'), thing: miniThing }),
        error.pick({ error: true, error_description: true }).extend({ url: z.string() }),
      ]),
    ),
  })
  .meta({ id: 'ClickedMany' });

const party = { displayName: z.string(), url: z.url() };

/** Activity Streams 1.0, as the old service wrote them. */
export const activities = z
  .object({
    items: z.array(
      z.object({
        published: z.iso.datetime({ offset: true }),
        title: z.string(),
        actor: z.object({ ...party, objectType: z.literal('person') }),
        verb: z.enum(['like', 'post']).describe('like: flattred; post: published.'),
        object: z.object({ ...party, objectType: z.literal('bookmark') }),
        id: z.string(),
      }),
    ),
  })
  .meta({ id: 'Activities' });

export const subscription = z
  .object({
    type: z.literal('subscription'),
    active: z.boolean().describe('False: paused.'),
    created_at: instant,
    started_at: instant,
    thing,
  })
  .meta({ id: 'Subscription' });

export const subscribed = done.extend({ thing: miniThing }).meta({ id: 'Subscribed' });
