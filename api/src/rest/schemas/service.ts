import { z } from 'zod';
import { count, instant } from './common.ts';

/** What says something of the service itself. */
export const greeting = z.object({ message: z.literal('hello_world') });

export const choices = z.array(z.object({ id: z.string(), text: z.string() }));

export const rateLimit = z
  .object({
    hourly_limit: count,
    remaining_hits: count,
    current_hits: count,
    reset_time_in_seconds: instant,
    reset_time: z.string(),
  })
  .meta({ id: 'RateLimit' });

export const subscriptionStatus = z
  .object({
    isPaying: z.boolean(),
    expiresAt: instant.nullable(),
    payload: z.string().nullable().describe('The same, signed: base64 of JSON, a dot, signature.'),
  })
  .meta({ id: 'SubscriptionStatus' });

export const publicKey = z
  .object({ algorithm: z.string(), publicKey: z.string().describe('PEM (SPKI).') })
  .meta({ id: 'PublicKey' });
