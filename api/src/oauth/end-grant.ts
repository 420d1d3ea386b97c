import { type Db, inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { hashSecret } from '../secrets.ts';
import { endApplicationTokens } from '../tokens/application-tokens.ts';
import { deleteModelsOfGrant, deleteModelsOfMember, selectGrants } from './store.ts';

/**
 * Ends one authorization: the grant, and every code and token that came from it. A token that is
 * being issued at the same moment is either ended with it or refused (`lockGrant`).
 */
export function endGrant(db: Db, grantId: string): Promise<void> {
  return inTransaction(db, (trx) => endGrantIn(trx, grantId));
}

async function endGrantIn(trx: Trx, grantId: string): Promise<void> {
  await deleteModelsOfGrant(trx, { grantId, idHash: hashSecret(grantId) });
  await endApplicationTokens(trx, { grantId });
}

/** Takes back everything that a member has let an application do. Its tokens end at once. */
export async function disconnectApplication(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, clientId }: { memberId: number; clientId: string },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const grants = await selectGrants(trx, { memberId, clientId }, clock.now());
    for (const { grantId } of grants) await endGrantIn(trx, grantId!);
    await endApplicationTokens(trx, { clientId, memberId });
  });
}

/** Takes back everything that a member has let any application do; their access tokens are ended next. */
export function disconnectAll(trx: Trx, memberId: number): Promise<void> {
  return deleteModelsOfMember(trx, memberId);
}

/** How many authorizations of one application a member keeps: an app on many devices needs one each. */
const GRANTS_MAX = 20;

/** Ends the oldest authorizations of an application, so that signing in daily does not pile them up. */
export async function endOldGrants(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, clientId }: { memberId: number; clientId: string },
): Promise<void> {
  const grants = await selectGrants(db, { memberId, clientId }, clock.now());
  for (const { grantId } of grants.slice(GRANTS_MAX)) await endGrant(db, grantId!);
}
