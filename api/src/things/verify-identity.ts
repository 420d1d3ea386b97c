import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { verifyIdentifier } from '../members/verify-identifier.ts';
import { takeIdentifiedThings } from './take-identified-things.ts';

/**
 * A member says that an identifier is theirs. If it is, the things that name it and belong to nobody
 * become theirs with all that waits on them, and so will the things that name it later. Saying so
 * again changes nothing but gives them what came meanwhile.
 *
 * It shows to everybody which member the identifier means, so it takes a member who wants that: see
 * docs/decisions/0005-who-is-a-member.md and 0011-rest-v2.md.
 * @returns how many things became theirs.
 * @throws DomainError `unauthorized` when the identifier is not known to be theirs.
 */
export async function verifyIdentity(
  deps: Pick<Deps, 'clock' | 'db'>,
  input: { memberId: number; identifier: string },
): Promise<number> {
  const identifier = await inTransaction(deps.db, (trx) => verifyIdentifier(trx, deps, input));
  return takeIdentifiedThings(deps, { memberId: input.memberId, identifier });
}
