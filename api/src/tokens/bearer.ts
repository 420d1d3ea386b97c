import type { Question } from '../ask.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Instant } from '../period.ts';
import { noteTokenUse } from './note-token-use.ts';
import type { Scope } from './scopes.ts';
import { type Bearer, bearersQuestion, findBearers } from './store.ts';

/** The bearer token of a request, or undefined. Basic credentials of a client count as no token. */
export function bearerTokenOf(authorization: string): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

/**
 * Who a token speaks for, by its hash; notes that it was used.
 * @throws DomainError `unauthorized` when it is not valid.
 */
export async function bearerOf(
  deps: Pick<Deps, 'clock' | 'db'>,
  tokenHash: string,
): Promise<Bearer> {
  const now = deps.clock.now();
  const bearers = await findBearers(deps.db, [tokenHash], now);
  const bearer = bearers.get(tokenHash);
  if (!bearer) throw unauthorized();
  await noteTokenUse(deps.db, bearers, now);
  return bearer;
}

/**
 * Sees to it that a token has all of these scopes.
 * @throws DomainError `insufficient_scope` when it lacks one.
 */
export function needScopes(bearer: Bearer, scopes: readonly Scope[]): void {
  for (const scope of scopes) {
    if (!bearer.scopes.has(scope)) {
      throw new DomainError('insufficient_scope', `The token lacks the scope "${scope}".`);
    }
  }
}

/** The error for a missing or invalid token. */
export function unauthorized(): DomainError {
  return new DomainError(
    'unauthorized',
    'You are unauthorized to access the resource. Send a valid token: Authorization: Bearer TOKEN.',
  );
}

/**
 * The question who tokens speak for that are valid now, by the hash of the token. Who asks it says by
 * `noteTokenUse` that they were used.
 */
export function askForBearers(
  tokenHashes: readonly string[],
  now: Instant,
): Question<Map<string, Bearer>> {
  return bearersQuestion(tokenHashes, now);
}
