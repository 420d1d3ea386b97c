import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { isRegisteredConfidential } from './client-adapter.ts';
import { giveGrant } from './give-grant.ts';
import { wordsOf } from './scopes.ts';
import { type ModelRow, selectGrants } from './store.ts';

/**
 * The grant from which a code may be issued without asking, if there is one: the one that the member
 * has just given, or a new one where they had agreed to all of it before. Each authorization is a
 * grant of its own, so that ending one on a phone leaves the one on a desk alone.
 *
 * Only an application that proves itself by a secret is known again; any program may call itself by
 * the id of a public one, so that a member is asked each time.
 */
export async function findCoveringGrant(
  deps: Deps,
  ctx: KoaContextWithOIDC,
): Promise<Grant | undefined> {
  const { client, provider, result } = ctx.oidc;
  const grantId = result?.consent?.grantId;
  if (grantId) return provider.Grant.find(grantId);

  const memberId = Number(ctx.oidc.account?.accountId);
  const isAskedFor = ctx.oidc.prompts.size > 0 && !ctx.oidc.prompts.has('none');
  if (!client || !isRegisteredConfidential(client) || isAskedFor) return undefined;

  const grants = await selectGrants(
    deps.db,
    { memberId, clientId: client.clientId },
    deps.clock.now(),
  );
  const granted = new Set(grants.flatMap((grant) => wordsOf(scopeOfGrant(grant))));
  const wanted = [...ctx.oidc.requestParamOIDCScopes];
  if (grants.length === 0 || wanted.some((scope) => !granted.has(scope))) return undefined;
  return giveGrant(deps, provider, {
    memberId,
    clientId: client.clientId,
    scope: wanted.join(' '),
  });
}

/** The scopes of a stored grant, with spaces between. */
export function scopeOfGrant({ payload }: ModelRow): string {
  const openid = payload.openid as { scope?: string } | undefined;
  return openid?.scope ?? '';
}
