import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { issueToken } from './issue-token.ts';
import type { Scope } from './scopes.ts';
import { deletePersonalToken, type PersonalToken, selectPersonalTokens } from './store.ts';

export type { PersonalToken };

const LABEL_MAX = 80;
const TOKENS_MAX = 100;

/**
 * Makes a token for a program of the member's own.
 * @returns the token, which is told this once.
 * @throws DomainError `validation`.
 */
export async function createPersonalToken(
  deps: Pick<Deps, 'clock' | 'db'>,
  input: { memberId: number; label: string; scopes: readonly Scope[] },
): Promise<string> {
  const label = input.label.trim();
  if (label === '') throw fieldError('label', 'Give the token a name, to know it again.');
  if (label.length > LABEL_MAX) {
    throw fieldError('label', `The name has at most ${LABEL_MAX} characters.`);
  }
  if ((await selectPersonalTokens(deps.db, input.memberId)).length >= TOKENS_MAX) {
    throw fieldError('label', `You have ${TOKENS_MAX} tokens. Revoke one you do not use.`);
  }
  return issueToken(deps, { ...input, label });
}

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
