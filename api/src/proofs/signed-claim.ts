import { verify } from 'node:crypto';
import { z } from 'zod';
import { readPublicKey } from './public-key.ts';

/** What software on a site answers to a nonce; described in docs/api/signed-claims.md. */
export const signedClaim = z.object({
  version: z.literal(1),
  site: z.string().max(2048),
  member: z.string().regex(/^[0-9a-z]{6}$/),
  nonce: z.string().max(100),
  signature: z.string().regex(/^[\w+/-]{86}(==)?$/),
});

export type SignedClaim = z.infer<typeof signedClaim>;

/**
 * The bytes that are signed: five lines, each with a line feed at its end. The first says what for, so
 * that no other signature by the key can pass for this one.
 */
export function signedText({
  site,
  member,
  nonce,
}: Omit<SignedClaim, 'signature' | 'version'>): string {
  return `flattr-signed-claim\n1\n${site}\n${member}\n${nonce}\n`;
}

/** Whether the signature of an answer is by the holder of a public key. */
export function isSignedBy(publicKey: string, claim: SignedClaim): boolean {
  const key = readPublicKey(publicKey);
  if (!key) return false;
  return verify(null, Buffer.from(signedText(claim)), key, Buffer.from(claim.signature, 'base64'));
}
