import type { PayoutState } from './payout.ts';

/** How pages call the states of a payout. */
export const STATE_WORDS: Readonly<Record<PayoutState, string>> = {
  requested: 'asked for',
  held: 'held',
  batched: 'in a file for the bank',
  sent: 'on its way',
  paid: 'paid',
  failed: 'came back',
  canceled: 'taken back',
};
