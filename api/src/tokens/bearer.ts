import type { Middleware } from 'koa';
import type { Db, Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Instant } from '../period.ts';
import { hashSecret } from '../secrets.ts';
import { noteTokenUse } from './note-token-use.ts';
import type { Scope } from './scopes.ts';
import { type Bearer, findBearers } from './store.ts';

/** What `ctx.state` holds on the API: who the token speaks for, if one was sent. */
export type Caller = { bearer?: Bearer };
/** What `ctx.state` holds behind `needsToken`. */
export type Authorized = { bearer: Bearer };

/** The bearer token of a request, or undefined. Basic credentials of a client count as no token. */
export function bearerTokenOf(authorization: string): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

/**
 * Finds out who calls the API. A request without a token is anonymous.
 * @throws DomainError `unauthorized` when a token was sent that is not valid.
 */
export function recognizeBearer(deps: Deps): Middleware<Caller> {
  return async (ctx, next) => {
    const token = bearerTokenOf(ctx.get('Authorization'));
    if (token) {
      const hash = hashSecret(token);
      const bearers = await findBearers(deps.db, [hash], deps.clock.now());
      const bearer = bearers.get(hash);
      if (!bearer) throw unauthorized();
      await noteTokenUse(deps, bearers);
      ctx.state.bearer = bearer;
    }
    await next();
  };
}

/** Lets only callers through whose token has all of these scopes. */
export function needsToken(...scopes: Scope[]): Middleware<Authorized> {
  return async (ctx, next) => {
    if (!ctx.state.bearer) throw unauthorized();
    for (const scope of scopes) {
      if (!ctx.state.bearer.scopes.has(scope)) {
        throw new DomainError('insufficient_scope', `The token lacks the scope "${scope}".`);
      }
    }
    await next();
  };
}

/** The error for a missing or invalid token. */
export function unauthorized(): DomainError {
  return new DomainError(
    'unauthorized',
    'You are unauthorized to access the resource. Send a valid token: Authorization: Bearer TOKEN.',
  );
}

/** Who tokens speak for that are valid now, by the hash of the token. */
export function bearersOf(
  db: Db | Trx,
  tokenHashes: readonly string[],
  now: Instant,
): Promise<Map<string, Bearer>> {
  return findBearers(db, tokenHashes, now);
}
