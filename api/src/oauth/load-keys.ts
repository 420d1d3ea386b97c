import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { newSecret } from '../secrets.ts';
import { deleteKeysBefore, insertKey, type KeyPurpose, selectKeys } from './key-store.ts';

type Jwk = Record<string, unknown> & { kty: string };

/** What the service signs with. The newest key of each kind signs; older ones still verify. */
export type ServiceKeys = {
  /** Changes whenever a key does. */
  version: string;
  cookieKeys: string[];
  signingKeys: Jwk[];
};

const PURPOSES: readonly KeyPurpose[] = ['cookie', 'signing'];
/** The generation that signs, and the one before it, whose cookies and ID tokens are still about. */
const GENERATIONS_KEPT = 2;

/** The service's keys, from the database that all instances share; made when there are none. */
export async function loadKeys(deps: Pick<Deps, 'clock' | 'db'>): Promise<ServiceKeys> {
  let keys = await selectKeys(deps.db);
  for (const purpose of PURPOSES) {
    if (!keys.some((key) => key.purpose === purpose)) {
      await makeKey(deps, purpose, 1);
      keys = await selectKeys(deps.db);
    }
  }
  const secretsOf = (purpose: KeyPurpose) =>
    keys.filter((key) => key.purpose === purpose).map(({ secret }) => secret);
  return {
    version: keys.map(({ purpose, generation }) => `${purpose} ${generation}`).join(', '),
    cookieKeys: secretsOf('cookie'),
    signingKeys: secretsOf('signing').map((secret) => JSON.parse(secret)),
  };
}

/**
 * Makes new keys to sign with, and forgets all but the last ones. Every instance uses them from its
 * next request on. Run twice in a row it ends what was signed before the first run.
 */
export async function rotateKeys(deps: Pick<Deps, 'clock' | 'db'>): Promise<void> {
  const keys = await selectKeys(deps.db);
  for (const purpose of PURPOSES) {
    const newest = keys.find((key) => key.purpose === purpose)?.generation ?? 0;
    await makeKey(deps, purpose, newest + 1);
    await deleteKeysBefore(deps.db, purpose, newest + 2 - GENERATIONS_KEPT);
  }
}

/** Of two instances that make the same generation at once, the second takes the first one's. */
async function makeKey(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  purpose: KeyPurpose,
  generation: number,
): Promise<void> {
  const secret = purpose === 'cookie' ? newSecret() : JSON.stringify(await newSigningKey());
  try {
    await insertKey(db, { purpose, generation, secret }, clock.now());
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** RS256, the one algorithm that every OpenID client knows. */
async function newSigningKey(): Promise<Jwk> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kty: 'RSA', use: 'sig', alg: 'RS256', kid: randomUUID() };
}
