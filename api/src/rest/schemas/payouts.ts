import { z } from 'zod';
import type { HoldReason } from '../../holds/hold.ts';
import { HOLD_WORDS } from '../../payouts/hold-words.ts';
import { PAYOUT_STATES } from '../../payouts/payout.ts';
import { amountText, text } from '../lenient.ts';
import { amount, count, currency, instant } from './common.ts';

/** What POST /user/payouts takes. */
export const payoutBody = z.object({
  amount: amountText('Name the amount in whole cents, or `everything`.'),
  id: text
    .optional()
    .describe('26 of 0-9 and a-z that you made up: sent twice with one id, it is one payout.'),
});

export const payout = z
  .object({
    type: z.literal('payout'),
    resource: z.url(),
    link: z.url().describe('The payout for people.'),
    id: z.string(),
    amount,
    currency,
    destination: z.string().describe('Where it goes, in words that may be shown.'),
    state: z.enum(PAYOUT_STATES),
    reason: z.string().describe('Why it is in this state, where that does not say itself.'),
    created_at: instant,
    sent_at: instant,
    finished_at: instant,
  })
  .meta({ id: 'Payout' });

export const payouts = z
  .object({
    type: z.literal('payouts'),
    currency,
    balance: amount.describe('Your earnings: `payable`, `rest` and all that is held sum to it.'),
    payable: amount.describe('What a payout may take now.'),
    minimum: amount,
    rest: amount.describe('Less than the minimum, or less than a cent.'),
    held: z
      .array(
        z.object({
          reason: z.enum(Object.keys(HOLD_WORDS) as HoldReason[]),
          amount,
          description: z.string().describe('Why, for people.'),
          until: instant,
        }),
      )
      .describe('What of your earnings cannot be paid out now, and why.'),
    destination: z
      .string()
      .describe('Where payouts go; empty while you have not said. It is said at /payouts alone.'),
    items: count.describe('On this page.'),
    page: count,
    payouts: z.array(payout).describe('The newest first.'),
  })
  .meta({ id: 'Payouts' });
