import { Resolver as DnsResolver, lookup } from 'node:dns/promises';
import type { Config } from '../config.ts';

export type Address = { address: string; family: 4 | 6 };
export type Resolver = (name: string) => Promise<Address[]>;

const TIMEOUT_MS = 2_000;
const TRIES = 2;

/** Asks the machine's resolver for all addresses of a name. */
const lookUp: Resolver = async (name) =>
  (await lookup(name, { all: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/** How this service learns the addresses of a name: from the DNS servers it is told, or the machine's. */
export function resolverFor({ dnsServers = [] }: Partial<Pick<Config, 'dnsServers'>>): Resolver {
  if (dnsServers.length === 0) return lookUp;
  return (name) => (/(^|\.)localhost$/.test(name) ? lookUp(name) : askServers(dnsServers, name));
}

async function askServers(servers: readonly string[], name: string): Promise<Address[]> {
  const dns = dnsResolver(servers);
  const [v4, v6] = await Promise.allSettled([dns.resolve4(name), dns.resolve6(name)]);
  const found: Address[] = [
    ...(v4.status === 'fulfilled' ? v4.value : []).map((address) => ({
      address,
      family: 4 as const,
    })),
    ...(v6.status === 'fulfilled' ? v6.value : []).map((address) => ({
      address,
      family: 6 as const,
    })),
  ];
  if (found.length === 0 && v4.status === 'rejected') throw v4.reason;
  return found;
}

/** A client of some DNS servers, the first of which that answers is believed. */
export function dnsResolver(servers: readonly string[]): DnsResolver {
  const dns = new DnsResolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) dns.setServers(servers);
  return dns;
}
