import type { Config } from '../config.ts';
import { fieldError } from '../errors.ts';
import type { PayoutProvider } from './payout-provider.ts';
import { sandboxPayouts } from './sandbox-payouts.ts';
import { sepaPayouts } from './sepa-payouts.ts';

type Settings = Pick<Config, 'mode' | 'currency' | 'sepa'>;

/** The currency of SEPA. */
export const SEPA_CURRENCY = 'EUR';

/** The providers that this service pays out through. A live service never pays play money. */
export function payoutProvidersOf({ mode, currency, sepa }: Settings): readonly PayoutProvider[] {
  return [
    ...(mode === 'sandbox' ? [sandboxPayouts] : []),
    ...(currency === SEPA_CURRENCY && sepa ? [sepaPayouts] : []),
  ];
}

/**
 * The provider with a name.
 * @throws DomainError `validation` on `provider` when this service does not offer it (any more).
 */
export function payoutProviderOf(settings: Settings, name: string): PayoutProvider {
  const provider = payoutProvidersOf(settings).find((one) => one.name === name);
  if (provider) return provider;
  throw fieldError('provider', whyNotOffered(settings, name));
}

/** Why a way to pay out is not offered, in words for who looks for it. */
export function whyNotOffered({ currency }: Settings, name: string): string {
  return name === 'sepa' && currency !== SEPA_CURRENCY
    ? `SEPA moves euros alone, and this service counts in ${currency}.`
    : 'This service does not pay out this way at the moment. Choose another one.';
}
