import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** A program that acts for members, once they have let it. */
export type Client = {
  clientId: string;
  /** The member who registered it; null when it registered itself. */
  ownerId: number | null;
  name: string;
  website: string;
  redirectUris: string[];
  /** Null: public, such as an app on a phone, which cannot keep a secret. */
  secretHash: string | null;
  /** What a self-registered one said about itself (RFC 7591), without its secret. */
  metadata: Record<string, unknown> | null;
  createdAt: Instant;
};

export async function insertClient(db: Db | Trx, client: Client): Promise<void> {
  await db('oauth_clients').insert({
    client_id: client.clientId,
    owner_id: client.ownerId,
    name: client.name,
    website: client.website,
    redirect_uris: JSON.stringify(client.redirectUris),
    secret_hash: client.secretHash,
    metadata: client.metadata && JSON.stringify(client.metadata),
    created_at: client.createdAt,
  });
}

export async function selectClient(db: Db | Trx, clientId: string): Promise<Client | undefined> {
  const row = await db('oauth_clients').where({ client_id: clientId }).first();
  return row && clientOf(row);
}

export async function selectClients(
  db: Db,
  clientIds: readonly string[],
): Promise<Map<string, Client>> {
  const rows = await db('oauth_clients').whereIn('client_id', [...new Set(clientIds)]);
  return new Map(rows.map((row) => [row.client_id, clientOf(row)]));
}

export async function selectClientsOf(db: Db | Trx, ownerId: number): Promise<Client[]> {
  const rows = await db('oauth_clients')
    .where({ owner_id: ownerId })
    .orderBy('created_at')
    .orderBy('client_id');
  return rows.map(clientOf);
}

export async function updateClient(
  db: Db | Trx,
  clientId: string,
  changes: Partial<Pick<Client, 'name' | 'website' | 'redirectUris' | 'secretHash'>>,
): Promise<void> {
  const { name, website, redirectUris, secretHash } = changes;
  await db('oauth_clients')
    .where({ client_id: clientId })
    .update({
      ...(name === undefined ? {} : { name }),
      ...(website === undefined ? {} : { website }),
      ...(redirectUris === undefined ? {} : { redirect_uris: JSON.stringify(redirectUris) }),
      ...(secretHash === undefined ? {} : { secret_hash: secretHash }),
    });
}

export async function deleteClient(trx: Trx, clientId: string): Promise<void> {
  await trx('oauth_clients').where({ client_id: clientId }).delete();
}

/** Forgets applications that registered themselves and that nobody uses. */
export async function deleteIdleClients(db: Db, createdBefore: Instant): Promise<number> {
  const rows = await db('oauth_clients')
    .whereNull('owner_id')
    .andWhere('created_at', '<=', createdBefore)
    .whereNotExists(db('oauth_models').whereRaw('oauth_models.client_id = oauth_clients.client_id'))
    .limit(1000)
    .select('client_id');
  return db('oauth_clients')
    .whereIn(
      'client_id',
      rows.map((row) => row.client_id),
    )
    .delete();
}

function clientOf(row: Record<string, unknown>): Client {
  return {
    clientId: row.client_id as string,
    ownerId: row.owner_id as number | null,
    name: row.name as string,
    website: row.website as string,
    redirectUris: JSON.parse(row.redirect_uris as string),
    secretHash: row.secret_hash as string | null,
    metadata: row.metadata === null ? null : JSON.parse(row.metadata as string),
    createdAt: Number(row.created_at),
  };
}
