import { createPublicKey, type KeyObject } from 'node:crypto';

/**
 * Reads the Ed25519 public key of a site: its 32 bytes in base64 or base64url, as PHP's sodium has
 * them. Undefined when it is none.
 */
export function readPublicKey(text: string): KeyObject | undefined {
  if (!/^[\w+/-]{43}=?$/.test(text)) return undefined;
  const x = Buffer.from(text, 'base64').toString('base64url');
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return undefined;
  }
}
