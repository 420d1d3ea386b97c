import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { disconnectAll } from '../oauth/end-grant.ts';
import { revokeTokens } from '../tokens/revoke-tokens.ts';
import { removeSessionsOf } from './session-store.ts';

/** Ends every session of a member, and if they want it every token and every application's access. */
export function signOutEverywhere(
  { db }: Pick<Deps, 'db'>,
  { memberId, withTokens }: { memberId: number; withTokens: boolean },
): Promise<void> {
  return inTransaction(db, async (trx) => {
    await removeSessionsOf(trx, memberId);
    if (!withTokens) return;
    await disconnectAll(trx, memberId);
    await revokeTokens(trx, memberId);
  });
}
