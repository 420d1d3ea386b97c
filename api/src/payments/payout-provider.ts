import type { Micros } from '../money.ts';

/**
 * A service that takes money to where a creator wants it. Like a `Provider` of deposits it is never
 * called inside a transaction; what it is asked is stored before, and what it says comes back as
 * events, each stored once and applied once.
 */
export type PayoutProvider = Readonly<{
  /** The word in `payouts.provider`, in `world:<name>` and in addresses: a-z and hyphens. */
  name: string;
  /** What a person reads, such as "bank account (SEPA)". */
  label: string;
  /** What the form asks in which a member says where payouts go. */
  fields: readonly DestinationField[];
  /**
   * Reads that form.
   * @throws DomainError `validation` that names the fields at fault.
   */
  readDestination(typed: Readonly<Record<string, string>>): Destination;
  /**
   * Asks for one payout. Called again with the same payout id (its idempotency key) it must not pay
   * twice. Left out where an operator carries a file of many payouts to a bank: see
   * payouts/create-batch.ts.
   * @throws Error when nobody knows whether it was taken: it is asked again with the same key.
   */
  send?(request: PayoutRequest): Promise<PayoutAnswer>;
}>;

/** A line or a choice of the form in which a member says where payouts go. */
export type DestinationField = Readonly<{
  name: string;
  label: string;
  hint?: string;
  autocomplete?: string;
  maxlength?: number;
  options?: readonly (readonly [value: string, label: string])[];
}>;

/** Where payouts go. */
export type Destination = {
  /** What the provider needs; nobody else looks into it. */
  details: Record<string, string>;
  /** What may be shown and logged: of a number the last four characters alone. */
  label: string;
};

export type PayoutRequest = {
  payoutId: string;
  amount: Micros;
  currency: string;
  details: Record<string, string>;
};

export type PayoutAnswer = {
  /** The provider's own id of the payout. */
  providerReference: string;
  /** What is known at once: nothing, if the provider tells later. */
  events: readonly PayoutEvent[];
};

/** What a provider or a bank says became of a payout. */
export type PayoutEvent = {
  provider: string;
  /** The provider's id of the event: the same event has the same id however often it comes. */
  eventId: string;
  /** `returned`: it arrived, or seemed to, and came back. */
  outcome: 'paid' | 'failed' | 'returned';
  payoutId: string;
  /** What was paid, as the provider tells it; it must be what was asked for. */
  amount: Micros;
  currency: string;
  /** Why it failed or came back, in words for its creator. */
  reason: string;
};
