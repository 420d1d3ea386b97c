import { z } from 'zod';
import { count, done, instant } from './common.ts';

/** A member as other resources name them; texts are empty where there is nobody. */
export const miniUser = z
  .object({
    type: z.literal('user'),
    resource: z.string().describe('Where they are in this API.'),
    link: z.string().describe('Their profile.'),
    username: z.string(),
  })
  .meta({ id: 'MiniUser' });

/** A member as a resource of their own. */
export const user = miniUser
  .extend({
    id: z.string().describe('The short id that `flattr:id` and `fid` name.'),
    url: z.string(),
    firstname: z.string(),
    lastname: z.string(),
    avatar: z.string(),
    about: z.string(),
    city: z.string(),
    country: z.string(),
    active_supporter: z.union([z.literal(0), z.literal(1)]).describe('1: gives this month.'),
    email: z.string().optional().describe('With the scope email or extendedread.'),
    registered_at: instant.optional().describe('With the scope extendedread.'),
  })
  .meta({ id: 'User' });

/** The answer to an identity that is the caller's. */
export const verified = done
  .extend({ things: count.describe('How many things became theirs by it.') })
  .meta({ id: 'Verified' });

/** Whole with `full`, else only named. */
export const anyUser = z.union([user, miniUser]);
