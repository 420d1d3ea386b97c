import { z } from 'zod';
import { amountText, text } from '../lenient.ts';
import { amount, count, currency, instant, period } from './common.ts';
import { miniThing } from './things.ts';
import { miniUser } from './users.ts';

/** What PUT /user/budget takes. */
export const budgetBody = z.object({
  amount: amountText('Name the amount: how much a month may take. 0 pauses your giving.'),
});

export const budget = z
  .object({
    type: z.literal('budget'),
    currency,
    amount: amount.describe('What a month may take; 0.00 while your giving is paused.'),
    active: z.boolean(),
    period: period.describe('The current month, from which on it holds.'),
    minimum: amount,
    maximum: amount,
  })
  .meta({ id: 'Budget' });

const movement = z
  .object({
    type: z.literal('movement'),
    id: z.int(),
    cause: z
      .string()
      .describe(
        '`deposit`, `close` (divided over your flattrs), `return`, `earnings`; or a new one.',
      ),
    description: z.string().describe('What it was, for people.'),
    link: z.string().describe('A page with more about it; empty where there is none.'),
    amount: amount.describe('What came, or went (negative).'),
    balance: amount.describe('What was there afterwards.'),
    created_at: instant,
  })
  .meta({ id: 'Movement' });

export const funds = z
  .object({
    type: z.literal('funds'),
    currency,
    balance: amount,
    items: count.describe('On this page.'),
    page: count,
    movements: z.array(movement).describe('The newest first.'),
  })
  .meta({ id: 'Funds' });

export const forecast = z
  .object({
    type: z.literal('forecast'),
    period,
    currency,
    budget: amount,
    funds: amount,
    amount: amount.describe('What the month would take if it ended now.'),
    flattrs: count,
    each: amount.describe('What each flattr is worth now, rounded down.'),
    each_after_next: amount.describe('What each would be worth after one flattr more.'),
  })
  .meta({ id: 'Forecast' });

const statementHead = z.object({
  type: z.literal('statement'),
  resource: z.url(),
  link: z.url().describe('The statement for people.'),
  period,
  currency,
  amount: amount.describe('What the month took.'),
  flattrs: count,
});

export const statements = z.array(statementHead.meta({ id: 'MiniStatement' }));

export const statement = statementHead
  .extend({
    state: z.enum(['open', 'closing', 'closed']),
    closed_at: instant,
    things: z.array(
      z.object({
        id: z.int(),
        resource: z.url(),
        link: z.url(),
        url: z.string(),
        title: z.string(),
        flattred_at: instant,
        share: amount.optional().describe('Once the month is closed. All of them sum to `amount`.'),
        state: z
          .enum(['waiting', 'held', 'earned', 'returning', 'returned'])
          .optional()
          .describe(
            'Where the share is: with the creator, held until they are verified, waiting for one, or back in your funds.',
          ),
      }),
    ),
  })
  .meta({ id: 'Statement' });

const earned = {
  flattrs: count,
  amount: amount.describe('What they brought, less the fee.'),
  held: amount.describe('The part of it that is held until the site is known to be yours.'),
};

const earnedThing = z.object({ type: z.literal('earned'), thing: miniThing, ...earned });
const earnedThings = z.array(earnedThing.meta({ id: 'EarnedThing' }));

const sharedThing = earnedThing
  .extend({
    owner: miniUser,
    percent: z
      .string()
      .describe('Your part of what it earns: `33.3333`; `0` where you have none now.'),
    from: period
      .optional()
      .describe('The month from which on your part counts, if it does not yet.'),
  })
  .meta({ id: 'SharedThing' });

export const earnings = z
  .object({
    type: z.literal('earnings'),
    currency,
    balance: amount.describe('What you earned and have not used, with what is held of it.'),
    held: amount.describe('The part of it that is held until the site is known to be yours.'),
    periods: z
      .array(z.object({ period, resource: z.url(), ...earned }))
      .describe('Every month in which you earned, the newest first.'),
    total_items: count.describe('How many things you have.'),
    items: count.describe('On this page.'),
    page: count,
    things: earnedThings.describe('Your things, the newest first, with all that each brought.'),
    total_shared: count.describe('How many things of others are shared with you.'),
    shared: z
      .array(sharedThing)
      .describe(
        'A page of those, the newest first, with what your part of each brought you. They are not yours to change.',
      ),
  })
  .meta({ id: 'Earnings' });

export const earningsOfPeriod = z
  .object({ type: z.literal('earnings'), period, currency, ...earned, things: earnedThings })
  .meta({ id: 'EarningsOfPeriod' });

/** The month in a path. */
export const periodParams = z.object({ period: text.describe('A month, such as 2026-01.') });
