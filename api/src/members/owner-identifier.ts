import { createHash } from 'node:crypto';

/**
 * The identifier under which links of partners name who has an e-mail address: `email:` and the MD5
 * of the address, trimmed and in lower case, in hex. Frozen by the old service.
 */
export function emailIdentifier(email: string): string {
  const md5 = createHash('md5').update(email.trim().toLowerCase()).digest('hex');
  return `email:${md5}`;
}

/** An identifier as it is compared: e-mail identifiers in lower case, others as they are. */
export function normalIdentifier(text: string): string {
  const trimmed = text.trim();
  return /^email:[0-9a-f]{32}$/i.test(trimmed) ? trimmed.toLowerCase() : trimmed;
}
