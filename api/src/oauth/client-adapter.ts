import type { Adapter, AdapterPayload, ClientMetadata, Client as KnownClient } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { hashSecret } from '../secrets.ts';
import { type Client, deleteClient, insertClient, selectClient } from './client-store.ts';

/** Who registered an application: a member on /apps, or it itself. Asked by `provider.ts`. */
export type RegisteredBy = 'member' | 'itself';

/**
 * oidc-provider's view of applications. Of a secret there is only the hash, in the place of the
 * secret; `provider.ts` compares accordingly.
 */
export function clientAdapter({ clock, db }: Deps): Pick<Adapter, 'upsert' | 'find' | 'destroy'> {
  return {
    /** Called when an application registers itself; those of members come from `register-client.ts`. */
    async upsert(clientId, { client_secret: secret, ...metadata }) {
      await insertClient(db, {
        clientId,
        ownerId: null,
        name: textOf(metadata.client_name) || clientId,
        website: textOf(metadata.client_uri),
        redirectUris: [...(metadata.redirect_uris ?? [])],
        secretHash: secret ? hashSecret(secret) : null,
        metadata,
        createdAt: clock.now(),
      });
    },

    async find(clientId) {
      const client = await selectClient(db, clientId);
      return client && (metadataOf(client) as AdapterPayload);
    },

    destroy: (clientId) => db.transaction((trx) => deleteClient(trx, clientId)),
  };
}

function metadataOf(client: Client): ClientMetadata {
  const secret = client.secretHash === null ? {} : { client_secret: client.secretHash };
  const by = (registered_by: RegisteredBy) => ({ registered_by });
  if (client.metadata) {
    return { ...client.metadata, client_id: client.clientId, ...secret, ...by('itself') };
  }
  const isPublic = client.secretHash === null;
  return {
    client_id: client.clientId,
    client_name: client.name,
    ...(client.website ? { client_uri: client.website } : {}),
    redirect_uris: client.redirectUris,
    application_type: applicationTypeOf(client.redirectUris),
    grant_types: isPublic ? ['authorization_code', 'refresh_token'] : ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: isPublic ? 'none' : 'client_secret_basic',
    ...secret,
    ...by('member'),
  };
}

/** Whether a member registered an application that can keep a secret: the only kind of old. */
export function isRegisteredConfidential(client: KnownClient): boolean {
  return client.registered_by === 'member' && client.clientAuthMethod !== 'none';
}

/** `native` may have schemes of its own and any port of the loopback address (RFC 8252). */
export function applicationTypeOf(redirectUris: readonly string[]): 'native' | 'web' {
  return redirectUris.every((uri) => /^https?:/i.test(uri)) ? 'web' : 'native';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
