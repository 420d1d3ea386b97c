import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import { canonicalUrl } from './canonical-url.ts';

/**
 * The host that somebody means, in lower case and ASCII and without `www.`; undefined when it is not
 * one that things can live on.
 */
export function hostOf({ mode }: Pick<Config, 'mode'>, text: string): string | undefined {
  if (!/^[^\s/?#@\\]+$/.test(text)) return undefined;
  try {
    const { host } = canonicalUrl(`https://${text}/`, { allowLoopback: mode === 'sandbox' });
    return host.replace(/^www\.(?=[^.]+\.)/, '');
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
