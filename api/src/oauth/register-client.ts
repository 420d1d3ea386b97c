import { z } from 'zod';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import { hashSecret, newId, newSecret } from '../secrets.ts';
import { endApplicationTokens } from '../tokens/application-tokens.ts';
import { isLoopback, isMisleading } from './check-registration.ts';
import { applicationTypeOf } from './client-adapter.ts';
import {
  type Client,
  deleteClient,
  insertClient,
  selectClient,
  selectClientsOf,
  updateClient,
} from './client-store.ts';
import { deleteModelsOfClient } from './store.ts';

const CLIENTS_MAX = 50;
const REDIRECT_URIS_MAX = 10;

/** What a member says about their application. */
const clientDetails = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the application a name; members see it when they are asked.')
    .max(80, 'The name has at most 80 characters.')
    .refine((name) => !isMisleading(name), 'The name holds characters that cannot be seen.'),
  website: z
    .string()
    .trim()
    .max(500, 'The address of the website has at most 500 characters.')
    .refine(
      (url) => url === '' || isWebAddress(url),
      'Write an address such as https://example.org.',
    ),
  redirectUris: z
    .string()
    .transform((text) => [...new Set(text.split(/\s+/).filter(Boolean))])
    .pipe(
      z
        .array(
          z.string().max(500, 'A redirect address has at most 500 characters.').check(redirectUri),
        )
        .min(1, 'Write at least one address to which members are sent back.')
        .max(REDIRECT_URIS_MAX, `Write at most ${REDIRECT_URIS_MAX} addresses.`)
        .refine(
          fitTogether,
          'An application with an address of its own scheme, such as myapp://back, can use http only for localhost. Register the website as a second application.',
        ),
    ),
});

export type ClientDetails = { name: string; website: string; redirectUris: string };
export type ClientKind = 'confidential' | 'public';

/**
 * Registers an application of a member.
 * @param kind confidential: it runs on a server and keeps a secret. public: it runs on people's
 *   devices, and proves itself by PKCE instead.
 * @returns its id, and its secret, which is told this once.
 * @throws DomainError `validation`.
 */
export async function registerClient(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { ownerId, kind, ...input }: ClientDetails & { ownerId: number; kind: ClientKind },
): Promise<{ clientId: string; secret: string | null }> {
  const details = checkDetails(input);
  const clientId = newId(24);
  const secret = kind === 'confidential' ? newSecret() : null;
  await inTransaction(db, async (trx) => {
    if ((await selectClientsOf(trx, ownerId)).length >= CLIENTS_MAX) {
      throw fieldError('name', `You have ${CLIENTS_MAX} applications. Delete one you do not use.`);
    }
    await insertClient(trx, {
      clientId,
      ownerId,
      ...details,
      secretHash: secret && hashSecret(secret),
      metadata: null,
      createdAt: clock.now(),
    });
  });
  return { clientId, secret };
}

/**
 * Changes what a member said about their application.
 * @throws DomainError `validation`, or `not_found` when it is not theirs.
 */
export async function changeClient(
  { db }: Pick<Deps, 'db'>,
  { ownerId, clientId, ...input }: ClientDetails & { ownerId: number; clientId: string },
): Promise<void> {
  const details = checkDetails(input);
  await inTransaction(db, async (trx) => {
    await ownClient(trx, { ownerId, clientId });
    await updateClient(trx, clientId, details);
  });
}

/**
 * Gives an application a new secret; the old one is worth nothing from now on. Tokens stay.
 * @returns the secret, which is told this once.
 */
export async function renewClientSecret(
  { db }: Pick<Deps, 'db'>,
  key: { ownerId: number; clientId: string },
): Promise<string> {
  const secret = newSecret();
  await inTransaction(db, async (trx) => {
    const { secretHash } = await ownClient(trx, key);
    if (secretHash === null) {
      throw new DomainError('invalid_parameters', 'A public application has no secret.');
    }
    await updateClient(trx, key.clientId, { secretHash: hashSecret(secret) });
  });
  return secret;
}

/** Deletes an application, with every authorization and token it was given. */
export async function removeClient(
  { db }: Pick<Deps, 'db'>,
  key: { ownerId: number; clientId: string },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await ownClient(trx, key);
    await endApplicationTokens(trx, { clientId: key.clientId });
    await deleteModelsOfClient(trx, key.clientId);
    await deleteClient(trx, key.clientId);
  });
}

/** A member's application. @throws DomainError `not_found` when it is not theirs. */
export async function ownClient(
  db: Deps['db'] | Trx,
  { ownerId, clientId }: { ownerId: number; clientId: string },
): Promise<Client> {
  const client = await selectClient(db, clientId);
  if (client?.ownerId !== ownerId) {
    throw new DomainError('not_found', 'You have no such application.');
  }
  return client;
}

function checkDetails({ name, website, redirectUris }: ClientDetails) {
  try {
    return checkInput(clientDetails, { name, website, redirectUris });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // The fault of a line, `redirectUris.0`, is shown beside the field that has all of them.
    const fields: Record<string, string> = {};
    for (const [path, message] of Object.entries(error.fields)) {
      fields[path.split('.')[0]!] ??= message;
    }
    throw new DomainError('validation', error.message, fields);
  }
}

function redirectUri(check: z.core.ParsePayload<string>): void {
  const problem = problemOf(check.value);
  if (problem) {
    check.issues.push({ code: 'custom', message: problem, input: check.value, path: [] });
  }
}

/** What is wrong with an address to send people to, if anything. */
function problemOf(uri: string): string | undefined {
  const url = URL.parse(uri);
  if (!url) return `"${uri}" is not an address. Write it whole, with its scheme.`;
  if (uri.includes('#')) return `"${uri}" must not have a part after #.`;
  if (/^(javascript|vbscript|data|blob|file|about|view-source|filesystem):$/.test(url.protocol)) {
    return `"${uri}": this scheme is not allowed.`;
  }
  if (url.username || url.password) return `"${uri}" must not contain a password.`;
  return undefined;
}

/** oidc-provider knows web applications and native ones, and is strict about each. */
function fitTogether(uris: readonly string[]): boolean {
  if (applicationTypeOf(uris) === 'web') return true;
  return uris.every((uri) => {
    const { protocol, hostname } = new URL(uri);
    if (protocol === 'http:') return isLoopback(hostname);
    return protocol !== 'https:' || !isLoopback(hostname);
  });
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
