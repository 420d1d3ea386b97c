import { DomainError } from '../errors.ts';

/** What a token may do, in words that a consent page can show. The first four are the old API's. */
export const SCOPES = {
  flattr: 'flattr things and manage subscriptions in your name',
  thing: 'create, change and delete your things',
  email: 'read your e-mail address',
  extendedread: 'read what only you can see: your e-mail address, your hidden things',
  account: 'read your budget, your funds, your statements and your earnings',
  budget: 'change your monthly budget',
  payout: 'ask that your earnings are paid out to where you said, and take that back',
  sharing: 'offer others parts of what your things earn, and take that back',
  hooks: 'manage your web hooks, which tell an address what your things and your months bring',
} as const;

export type Scope = keyof typeof SCOPES;

/**
 * Reads a list of scopes, with spaces, plus signs or commas between, as old clients send it.
 * @throws DomainError `invalid_parameters` for a scope that does not exist.
 */
export function parseScopes(text: string): Scope[] {
  const words = text.split(/[\s,+]+/).filter(Boolean);
  for (const word of words) {
    if (!(word in SCOPES)) {
      throw new DomainError(
        'invalid_parameters',
        `There is no scope "${word}". There are: ${Object.keys(SCOPES).join(', ')}.`,
      );
    }
  }
  return [...new Set(words)] as Scope[];
}
