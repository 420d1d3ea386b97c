import type { Deps } from '../deps.ts';
import type { Instant } from '../period.ts';
import { findLastUses } from '../tokens/application-tokens.ts';
import { type Client, selectClients, selectClientsOf } from './client-store.ts';
import { scopeOfGrant } from './find-covering-grant.ts';
import { wordsOf } from './scopes.ts';
import { selectGrants } from './store.ts';

/** An application that a member has let act for them. */
export type ConnectedApplication = {
  client: Client;
  /** All that it may do, by any of its authorizations. */
  scope: string;
  since: Instant;
  /** To the day; null when it has not been seen yet. */
  usedAt: Instant | null;
};

/** The applications that may act for a member now, the newest first. */
export async function listConnectedApplications(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  memberId: number,
): Promise<ConnectedApplication[]> {
  const grants = await selectGrants(db, { memberId }, clock.now());
  const clients = await selectClients(
    db,
    grants.map(({ clientId }) => clientId!),
  );
  const lastUses = await findLastUses(db, memberId);
  return [...clients.values()].map((client) => {
    const own = grants.filter(({ clientId }) => clientId === client.clientId);
    return {
      client,
      scope: [...new Set(own.flatMap((grant) => wordsOf(scopeOfGrant(grant))))].join(' '),
      since: Math.min(...own.map(({ createdAt }) => createdAt)),
      usedAt: lastUses.get(client.clientId) ?? null,
    };
  });
}

/** The applications that a member has registered, in the order of their registration. */
export function listOwnClients({ db }: Pick<Deps, 'db'>, ownerId: number): Promise<Client[]> {
  return selectClientsOf(db, ownerId);
}
