import { hash, randomBytes, randomInt } from 'node:crypto';

/** A secret that nobody can guess, fit for addresses and cookies: 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: its SHA-256 in hex. A stolen database lets nobody in. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}

const ID_CHARACTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A random id of 0-9 and a-z. */
export function newId(length: number): string {
  return Array.from({ length }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('');
}
