import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { insertKey, selectKeys } from './key-store.ts';

/** The keys that sign and verify who is a paying supporter. */
export type StatusKeys = { privateKey: KeyObject; publicKey: KeyObject };

/**
 * The key pair of the service for signed answers that publishers verify by themselves: made when it is
 * first needed, kept in the database, the same for all instances and for ever, since publishers copy
 * the public one.
 */
export async function loadStatusKeys(deps: Pick<Deps, 'clock' | 'db'>): Promise<StatusKeys> {
  const pem = (await findPem(deps)) ?? (await makePem(deps));
  const privateKey = createPrivateKey(pem);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

async function findPem({ db }: Pick<Deps, 'db'>): Promise<string | undefined> {
  return (await selectKeys(db)).find(({ purpose }) => purpose === 'status')?.secret;
}

/** Of two instances that make the key at once, the second takes the first one's. */
async function makePem(deps: Pick<Deps, 'clock' | 'db'>): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    await insertKey(deps.db, { purpose: 'status', generation: 1, secret }, deps.clock.now());
    return secret;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await findPem(deps))!;
  }
}
