import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { revokeTokens } from '../tokens/revoke-tokens.ts';
import { removeSessionsOf } from './session-store.ts';

/** Ends every session of a member, and every bearer token too if they want it. */
export function signOutEverywhere(
  { db }: Pick<Deps, 'db'>,
  { memberId, withTokens }: { memberId: number; withTokens: boolean },
): Promise<void> {
  return inTransaction(db, async (trx) => {
    await removeSessionsOf(trx, memberId);
    if (withTokens) await revokeTokens(trx, memberId);
  });
}
