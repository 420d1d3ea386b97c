import type { Micros } from '../money.ts';
import type { Instant, Period } from '../period.ts';

/**
 * Where a payout stands. `requested`: its money has left the earnings. `held`: it does not go on, for
 * a reason. `batched`: it is in a file for a bank. `sent`: its provider was asked, or the file was
 * taken to the bank. `paid`, `failed`, `canceled`: the end; after the last two the money is back.
 */
export const PAYOUT_STATES = [
  'requested',
  'held',
  'batched',
  'sent',
  'paid',
  'failed',
  'canceled',
] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

/** What may follow on what. A paid payout fails when the bank gives it back. */
export const NEXT_STATES: Readonly<Record<PayoutState, readonly PayoutState[]>> = {
  requested: ['held', 'batched', 'sent', 'canceled'],
  held: ['requested', 'canceled'],
  batched: ['sent', 'requested'],
  sent: ['paid', 'failed'],
  paid: ['failed'],
  failed: [],
  canceled: [],
};

/** The states in which the money of a payout is on its own ledger account. */
export const ON_THE_WAY: readonly PayoutState[] = ['requested', 'held', 'batched', 'sent'];

/** The states in which nobody outside knows of a payout yet, so that it can be taken back. */
export const CANCELABLE: readonly PayoutState[] = ['requested', 'held'];

/** Earnings that go, went or should have gone to outside. */
export type Payout = {
  /** 26 characters of 0-9 and a-z; at banks the EndToEndId. */
  id: string;
  memberId: number;
  destinationId: number;
  provider: string;
  amount: Micros;
  currency: string;
  state: PayoutState;
  /** Why it is in this state, where that does not say itself. */
  reason: string;
  batchId: number | null;
  /** The month after which it was asked for by itself; null where the member asked. */
  automaticPeriod: Period | null;
  createdAt: Instant;
  sentAt: Instant | null;
  finishedAt: Instant | null;
};

/** A state that a payout was in. */
export type PayoutStep = { state: PayoutState; reason: string; enteredAt: Instant };

/** Where a member's payouts go. */
export type PayoutDestination = {
  id: number;
  memberId: number;
  provider: string;
  /** What may be shown: of a number the last four alone. */
  label: string;
  /** Whether everything payable goes there after each month. */
  isAutomatic: boolean;
  createdAt: Instant;
};
