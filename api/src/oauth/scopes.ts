import { SCOPES, type Scope } from '../tokens/scopes.ts';

/**
 * What every application may know. The old API gave it for an empty `scope`; oidc-provider gives
 * nothing for nothing, so it is added to each request and left out of each answer.
 */
export const IDENTITY = 'identity';

/** Scopes of OpenID Connect: `openid` for an ID token, `offline_access` for a refresh token. */
const PROTOCOL_SCOPES = ['openid', 'offline_access'];

/** Every scope that oidc-provider knows. */
export const KNOWN_SCOPES: readonly string[] = [
  IDENTITY,
  ...PROTOCOL_SCOPES,
  ...Object.keys(SCOPES),
];

/**
 * A list of scopes as an application writes it, with spaces between. Old ones write plus signs or
 * commas (the Ruby gem, python-flattr).
 */
export function normalizeScope(scope: string): string {
  const words = scope.split(/[\s,+]+/).filter(Boolean);
  return [...new Set([...words, IDENTITY])].join(' ');
}

/** A list of scopes as an application reads it. */
export function publicScope(scope: string): string {
  return wordsOf(scope)
    .filter((word) => word !== IDENTITY)
    .join(' ');
}

/** What a list of scopes lets an application do, in words for people. */
export function permissionsOf(scope: string): string[] {
  const words = wordsOf(scope);
  return [
    'see who you are: your name and your public profile',
    ...Object.entries(SCOPES)
      .filter(([word]) => words.includes(word as Scope))
      .map(([, permission]) => permission),
  ];
}

export function wordsOf(scope: string): string[] {
  return scope.split(' ').filter(Boolean);
}
