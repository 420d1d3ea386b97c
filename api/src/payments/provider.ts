import type { Micros } from '../money.ts';

/**
 * A service that brings money in. What it is asked is stored before it is called, never inside a
 * transaction; what it says comes back as events, each stored once and applied once, whether a web
 * hook, a return of the browser or a reconciliation brings them.
 */
export type Provider = Readonly<{
  /** The word in `deposits.provider`, in `world:<name>` and in addresses: a-z and hyphens. */
  name: string;
  /** What a person reads on the button, such as "card". */
  label: string;
  /**
   * Asks for a checkout. Called again with the same deposit id (its idempotency key) it must lead
   * to the same checkout, so that a double submit or a retry never charges twice.
   * @throws Error when the provider cannot be reached or refuses; the deposit stays `requested`.
   */
  startCheckout(request: CheckoutRequest): Promise<Checkout>;
}>;

export type CheckoutRequest = {
  depositId: string;
  amount: Micros;
  currency: string;
  /** Where the browser comes back to, whatever happened; absolute. */
  returnUrl: string;
};

export type Checkout = {
  /** The provider's own id of the checkout. */
  providerReference: string;
  /** Where the supporter's browser goes to pay: absolute, or a path of ours. */
  redirectTo: string;
};

/** What a provider says became of a deposit. */
export type DepositEvent = {
  provider: string;
  /** The provider's id of the event: the same event has the same id however often it comes. */
  eventId: string;
  outcome: 'succeeded' | 'failed' | 'canceled';
  depositId: string;
  /** What was collected, as the provider tells it; it must be what was asked for. */
  amount: Micros;
  currency: string;
};
