import { randomBytes } from 'node:crypto';
import { isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { insertKey, selectKeys } from './key-store.ts';

const KEY_BYTES = 32;

/**
 * The key with which secrets are sealed that must be read again: made when it is first needed, kept in
 * the database, the same for all instances and for ever.
 */
export async function loadSealingKey(deps: Pick<Deps, 'clock' | 'db'>): Promise<Buffer> {
  const secret = (await findSecret(deps)) ?? (await makeSecret(deps));
  return Buffer.from(secret, 'base64');
}

async function findSecret({ db }: Pick<Deps, 'db'>): Promise<string | undefined> {
  return (await selectKeys(db)).find(({ purpose }) => purpose === 'sealing')?.secret;
}

/** Of two instances that make the key at once, the second takes the first one's. */
async function makeSecret(deps: Pick<Deps, 'clock' | 'db'>): Promise<string> {
  const secret = randomBytes(KEY_BYTES).toString('base64');
  try {
    await insertKey(deps.db, { purpose: 'sealing', generation: 1, secret }, deps.clock.now());
    return secret;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await findSecret(deps))!;
  }
}
