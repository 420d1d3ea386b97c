import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import type { Config } from '../config.ts';

const read = new Map<string, string[]>();

/**
 * The authorities whose certificates are trusted: undefined for the usual ones. Only a sandbox has
 * others besides, for sites that are on this machine alone.
 */
export function trustedAuthorities({
  mode,
  extraCa,
}: Pick<Config, 'mode'> & Partial<Pick<Config, 'extraCa'>>): string[] | undefined {
  if (!extraCa || mode !== 'sandbox') return undefined;
  const known = read.get(extraCa);
  if (known) return known;
  const authorities = [...getCACertificates('default'), readFileSync(extraCa, 'utf8')];
  read.set(extraCa, authorities);
  return authorities;
}
