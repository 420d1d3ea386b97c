import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import type { Provider } from './provider.ts';
import { sandboxProvider } from './sandbox.ts';

/** The providers that this service deposits through. A live service never takes play money. */
export function providersOf({ mode }: Pick<Config, 'mode'>): readonly Provider[] {
  return mode === 'sandbox' ? [sandboxProvider] : [];
}

/**
 * The provider of a deposit: the one named, or the first there is.
 * @throws DomainError `unavailable` when the service has none, `not_found` when it has no such one.
 */
export function providerOf(config: Pick<Config, 'mode'>, name?: string): Provider {
  const providers = providersOf(config);
  if (providers.length === 0) {
    throw new DomainError('unavailable', 'This service cannot take money yet. Please come back.');
  }
  const provider = name === undefined ? providers[0] : providers.find((one) => one.name === name);
  if (!provider) throw new DomainError('not_found', `There is no payment provider "${name}" here.`);
  return provider;
}
