import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { deletePersonalToken, type PersonalToken, selectPersonalTokens } from './store.ts';

/** The tokens that a member made for programs of their own, the newest first. */
export function listPersonalTokens(
  { db }: Pick<Deps, 'db'>,
  memberId: number,
): Promise<PersonalToken[]> {
  return selectPersonalTokens(db, memberId);
}

/**
 * Ends a personal token at once.
 * @throws DomainError `not_found` when the member has no such token.
 */
export async function endPersonalToken(
  { db }: Pick<Deps, 'db'>,
  token: { memberId: number; tokenHash: string },
): Promise<void> {
  if (!(await deletePersonalToken(db, token))) {
    throw new DomainError('not_found', 'This token has been revoked already.');
  }
}
