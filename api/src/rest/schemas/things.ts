import { z } from 'zod';
import { CATEGORIES } from '../../things/categories.ts';
import { count, done, error, instant } from './common.ts';
import { anyUser } from './users.ts';

const category = z.enum(Object.keys(CATEGORIES) as [string, ...string[]]);

/** A thing as other resources name it. */
export const miniThing = z
  .object({
    type: z.literal('thing'),
    resource: z.url().describe('Where it is in this API.'),
    link: z.url().describe('Its page for people.'),
    id: z.int(),
    url: z.string().describe('The page or work itself.'),
    title: z.string(),
    image: z.string().describe('Empty where there is none.'),
    flattrs: count.describe('All its flattrs ever.'),
  })
  .meta({ id: 'MiniThing' });

/** A thing as a resource of its own. */
export const thing = miniThing
  .extend({
    description: z.string(),
    flattrs_user_count: count.describe('How many different supporters flattred it.'),
    tags: z.array(z.string()),
    language: z.string(),
    category,
    created_at: instant,
    owner: anyUser.describe('Its creator; a member without a name where nobody has claimed it.'),
    hidden: z.boolean(),
    flattred: z.boolean().optional().describe('Whether you flattred it this month: with a token.'),
    subscribed: z.boolean().optional().describe('Whether you subscribed to it: with a token.'),
    last_flattr_at: instant.optional().describe('For its creator alone.'),
    updated_at: instant.optional().describe('For its creator alone.'),
  })
  .meta({ id: 'Thing' });

export const things = z.array(thing);

export const foundThings = z
  .object({ total_items: count, items: count.describe('On this page.'), page: count, things })
  .meta({ id: 'FoundThings' });

export const createdThing = done
  .extend({ id: z.int(), link: z.url().describe('Where it is in this API.') })
  .meta({ id: 'CreatedThing' });

/** The answers of a look-up: where the thing is, or that the page can be flattred. */
export const foundThing = z
  .object({ message: z.literal('found'), location: z.url() })
  .meta({ id: 'FoundThing' });

export const flattrablePage = z
  .object({
    message: z.literal('flattrable'),
    description: z.string(),
    url: z.string(),
    link: z.url().describe('The click page.'),
  })
  .meta({ id: 'FlattrablePage' });

/** Worded in the old way and in the way of all errors at once. */
export const missingThing = error
  .extend({ message: z.literal('not_found'), description: z.literal('No thing was found') })
  .meta({ id: 'MissingThing' });
