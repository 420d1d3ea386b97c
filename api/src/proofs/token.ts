import { hash, timingSafeEqual } from 'node:crypto';
import { newId } from '../secrets.ts';

/** What stands before a token wherever it is written, so that it says whose it is. */
export const TOKEN_NAME = 'flattr-verify';

const LENGTH = 32;
const TOKEN = /^[0-9a-z]{20,64}$/;

/**
 * A token for one member's claim to one site: 32 characters of 0-9 and a-z, which no editor of texts
 * turns into something else. It is written where everybody can read it; its worth is that nobody but
 * the owner of the site can put it there.
 */
export function newToken(): string {
  return newId(LENGTH);
}

/** The words to put up: `flattr-verify=…`. */
export function tokenLine(token: string): string {
  return `${TOKEN_NAME}=${token}`;
}

/** The token of a line that is nothing but `flattr-verify=…`; undefined for every other line. */
export function tokenOfLine(line: string): string | undefined {
  const [name, token = '', ...rest] = line.trim().split('=');
  return name === TOKEN_NAME && rest.length === 0 && TOKEN.test(token) ? token : undefined;
}

/** The tokens that stand anywhere in a text, as `flattr-verify=…`, at most ten. */
export function tokensInText(text: string): string[] {
  const found = text.matchAll(/(?<![\w-])flattr-verify=([0-9a-z]{20,64})(?![\w-])/g);
  return [...found].slice(0, 10).map(([, token = '']) => token);
}

/** Compares in a time that does not tell how much is alike. */
export function isSameToken(one: string, other: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(one), digest(other));
}

/** A token as findings show it: its ends, so that its owner can tell it from another. */
export function masked(token: string): string {
  return token.length < 12 ? '…' : `${token.slice(0, 4)}…${token.slice(-4)}`;
}
