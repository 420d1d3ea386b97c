import { z } from 'zod';
import { EVENTS, TEST_EVENT } from '../../hooks/events.ts';
import { bool, list, text } from '../lenient.ts';
import { count, instant } from './common.ts';

const names = Object.keys(EVENTS) as (keyof typeof EVENTS)[];

/** What a web hook is made of; POST needs address and events. */
export const hookBody = z.object({
  url: text.optional().describe('Where the receiver listens: an https address.'),
  events: list.optional().describe(`What it is told: ${names.join(', ')}.`),
  label: text.optional().describe('To know it again; at most 80 characters.'),
});

/** What PATCH takes; what is left out stays. */
export const hookChange = hookBody.extend({
  active: bool.optional().describe('false pauses the web hook, true turns it on again.'),
});

const hookId = z.string().describe('The web hook’s id.');
export const hookParams = z.object({ id: hookId });
export const deliveryParams = z.object({
  id: hookId,
  delivery: z.string().describe('The delivery’s id: its webhook-id.'),
});

export const hook = z
  .object({
    type: z.literal('hook'),
    resource: z.url(),
    link: z.url().describe('Its page.'),
    id: z.string(),
    url: z.url(),
    label: z.string(),
    events: z.array(z.enum(names)),
    state: z
      .enum(['active', 'paused', 'disabled'])
      .describe('`disabled`: by us, since its receiver is gone or has failed for days.'),
    problem: z.string().describe('Why it is disabled; else empty.'),
    created_at: instant,
  })
  .meta({ id: 'Hook' });

export const hooks = z.array(hook);

const secret = z.string().describe('`whsec_…`: shown this once.');

export const madeHook = z.object({
  id: z.string(),
  link: z.url(),
  secret,
  message: z.literal('ok'),
  description: z.string(),
});

export const madeSecret = z.object({
  secret,
  previous_secret_until: instant.describe('Until then messages are signed with the old one too.'),
});

export const startedTest = z.object({
  id: z.string().describe('The id of its delivery.'),
  message: z.literal('ok'),
  description: z.string(),
});

export const deliveries = z.array(
  z
    .object({
      type: z.literal('delivery'),
      id: z.string().describe('The `webhook-id`: the same at each attempt.'),
      event: z.enum([...names, TEST_EVENT]),
      state: z.enum(['waiting', 'delivered', 'failed']),
      created_at: instant,
      attempts: count,
      attempted_at: instant,
      next_attempt_at: instant,
      delivered_at: instant,
      status: count.describe('What the receiver answered last; 0 when nothing.'),
      problem: z.string(),
      body: z.string().describe('The message, as it is sent.'),
    })
    .meta({ id: 'Delivery' }),
);
