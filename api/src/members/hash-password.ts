import { hash, verify } from '@node-rs/argon2';
import { newSecret } from '../secrets.ts';

/** What OWASP's Password Storage Cheat Sheet asks of argon2id, which is the library's default. */
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is kept of a password: an argon2id hash, which takes some 20 ms to make. */
export function hashPassword(password: string): Promise<string> {
  return hash(asBytes(password), COSTS);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether a password is the one that was hashed. Without a hash (no such member, or one without a
 * password) the answer is no after the same work, so that its time does not tell who is a member.
 */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobodysHash ??= hashPassword(newSecret());
  const isRight = await verify(passwordHash ?? (await nobodysHash), asBytes(password));
  return isRight && passwordHash != null;
}

/** Keyboards write the same letter in several ways; a password is its letters. */
function asBytes(password: string): string {
  return password.normalize('NFKC');
}
