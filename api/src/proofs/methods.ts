import type { ProvableSite, Prove } from './finding.ts';
import { hasManyOwners } from './many-owners.ts';
import { proveByDns } from './prove-by-dns.ts';
import { proveByFeed } from './prove-by-feed.ts';
import { proveByFile } from './prove-by-file.ts';
import { proveByMail } from './prove-by-mail.ts';
import { proveByMeta } from './prove-by-meta.ts';
import { proveByPlugin } from './prove-by-plugin.ts';
import { proveByProfile } from './prove-by-profile.ts';

/** The ways to prove a site, the strongest first; a greater number is a stronger proof. */
export const STRENGTH_OF = {
  dns: 5,
  file: 4,
  feed: 3,
  plugin: 3,
  meta: 2,
  profile: 1,
  mail: 1,
} as const;

export type Method = keyof typeof STRENGTH_OF;

/** How each way looks for its proof. */
export const METHODS: Readonly<Record<Method, Prove>> = {
  dns: proveByDns,
  file: proveByFile,
  feed: proveByFeed,
  plugin: proveByPlugin,
  meta: proveByMeta,
  profile: proveByProfile,
  mail: proveByMail,
};

/** How a person calls each way. */
export const NAME_OF: Readonly<Record<Method, string>> = {
  dns: 'A DNS record',
  file: 'A file',
  feed: 'A line in the feed',
  plugin: 'The plugin',
  meta: 'A tag in the page’s head',
  profile: 'A link from a profile',
  mail: 'A mail to the feed’s owner',
};

/** For so many days what a way alone has proven earns but is held. */
export const HOLD_DAYS_OF: Readonly<Partial<Record<Method, number>>> = { mail: 7 };

/**
 * The ways that may prove a site, the strongest first. Of a platform with many owners only the DNS
 * proves the whole.
 */
export function methodsFor(site: ProvableSite): Method[] {
  if (site.kind === 'feed') return ['feed', 'mail'];
  if (site.address.includes('/')) return ['dns', 'plugin', 'meta', 'profile'];
  if (hasManyOwners(site.address)) return ['dns'];
  return ['dns', 'file', 'plugin', 'meta', 'profile'];
}
