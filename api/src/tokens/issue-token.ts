import type { Deps } from '../deps.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Scope } from './scopes.ts';
import { insertToken } from './store.ts';

/**
 * Makes a bearer token for a member. Only its hash is kept, so it is told this once.
 * @returns the token, for `Authorization: Bearer …`.
 */
export async function issueToken(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, scopes, label = '' }: { memberId: number; scopes: readonly Scope[]; label?: string },
): Promise<string> {
  const token = newSecret();
  await insertToken(db, {
    tokenHash: hashSecret(token),
    memberId,
    scopes,
    label,
    createdAt: clock.now(),
  });
  return token;
}
