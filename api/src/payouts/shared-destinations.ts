import type { Db } from '../db.ts';
import { selectAllDetails } from './destination-store.ts';

/** The detail that names the account, whatever else a provider wants to know of it. */
const NAMES_ACCOUNT = ['iban', 'email', 'account'] as const;

/**
 * Which members' payouts go, or went, to one and the same account: for each of them the others. What
 * names no account, as in play money, is left out.
 */
export async function sharedDestinations(db: Db): Promise<Map<number, ReadonlySet<number>>> {
  const members = new Map<string, Set<number>>();
  for (const { memberId, provider, details } of await selectAllDetails(db)) {
    const name = NAMES_ACCOUNT.find((key) => details[key]);
    if (!name) continue;
    const key = `${provider}/${details[name]!.replace(/\s/g, '').toLowerCase()}`;
    members.set(key, (members.get(key) ?? new Set()).add(memberId));
  }
  const shared = new Map<number, Set<number>>();
  for (const together of members.values()) {
    if (together.size < 2) continue;
    for (const id of together) {
      const others = shared.get(id) ?? new Set<number>();
      for (const other of together) if (other !== id) others.add(other);
      shared.set(id, others);
    }
  }
  return shared;
}
