import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { holdUnsuspended } from '../members/must-not-be-suspended.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Scope } from './scopes.ts';
import { insertToken } from './store.ts';

/**
 * Makes a bearer token for a member. Only its hash is kept, so it is told this once.
 * @returns the token, for `Authorization: Bearer …`.
 * @throws DomainError `forbidden` for a member who is suspended.
 */
export async function issueToken(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, scopes, label = '' }: { memberId: number; scopes: readonly Scope[]; label?: string },
): Promise<string> {
  const token = newSecret();
  await inTransaction(db, async (trx) => {
    // A suspension at this moment either ends the token or keeps it from being made.
    await holdUnsuspended(trx, memberId);
    await insertToken(trx, {
      tokenHash: hashSecret(token),
      memberId,
      scopes,
      label,
      createdAt: clock.now(),
    });
  });
  return token;
}
