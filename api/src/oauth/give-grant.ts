import type { Grant, Provider } from 'oidc-provider';
import type { Deps } from '../deps.ts';
import { endOldGrants } from './end-grant.ts';

/** Records what a member lets an application do. The oldest of too many authorizations ends. */
export async function giveGrant(
  deps: Deps,
  provider: Provider,
  { memberId, clientId, scope }: { memberId: number; clientId: string; scope: string },
): Promise<Grant> {
  const grant = new provider.Grant({ accountId: String(memberId), clientId });
  grant.addOIDCScope(scope);
  await grant.save();
  await endOldGrants(deps, { memberId, clientId });
  return grant;
}
