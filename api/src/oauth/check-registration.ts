import { errors } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import type { RegisteredBy } from './client-adapter.ts';
import { normalizeScope } from './scopes.ts';

const NAME_MAX = 80;
const URL_MAX = 500;
/** Line ends, and marks that turn the direction of writing: they make a name say something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const MISLEADING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const REDIRECT_URIS_MAX = 10;
/** What would make us fetch an address, or means nothing here. */
const UNSUPPORTED = ['jwks_uri', 'sector_identifier_uri'];

/**
 * Checks and completes what an application says when it registers itself (RFC 7591), beyond what
 * oidc-provider checks.
 * @throws InvalidClientMetadata that says what is wrong.
 */
export function checkRegistration(
  { config }: Pick<Deps, 'config'>,
  metadata: Record<string, unknown>,
): void {
  const { client_name: name, client_uri: website, redirect_uris: uris, scope } = metadata;
  for (const key of UNSUPPORTED) {
    if (metadata[key] !== undefined) refuse(`${key} is not supported`);
  }
  if (typeof name === 'string' && name.length > NAME_MAX) {
    refuse(`client_name must have at most ${NAME_MAX} characters`);
  }
  if (typeof name === 'string' && isMisleading(name)) {
    refuse('client_name must not contain control characters');
  }
  if (typeof website === 'string' && website.length > URL_MAX) {
    refuse(`client_uri must have at most ${URL_MAX} characters`);
  }
  if (Array.isArray(uris)) {
    if (uris.length > REDIRECT_URIS_MAX) {
      refuse(`redirect_uris must have at most ${REDIRECT_URIS_MAX} members`);
    }
    for (const uri of uris) checkRedirectUri(uri, config.mode === 'sandbox');
  }
  if (typeof scope === 'string') metadata.scope = normalizeScope(scope);
  metadata.registered_by = 'itself' satisfies RegisteredBy;
}

function checkRedirectUri(uri: unknown, isSandbox: boolean): void {
  if (typeof uri !== 'string') return; // oidc-provider says so itself.
  if (uri.length > URL_MAX) {
    refuse(`redirect_uris must have at most ${URL_MAX} characters each`);
  }
  const url = URL.parse(uri);
  const isPlain = url?.protocol === 'http:' && !isLoopback(url.hostname);
  if (isPlain && !isSandbox) refuse('redirect_uris must use https, but for loopback addresses');
}

/** Whether a name holds characters that are not seen but change what is. */
export function isMisleading(name: string): boolean {
  return MISLEADING.test(name);
}

/** Whether a host is the machine that the browser runs on. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function refuse(description: string): never {
  throw new errors.InvalidClientMetadata(description);
}
