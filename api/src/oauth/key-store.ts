import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';

export type KeyPurpose = 'cookie' | 'signing' | 'status' | 'sealing';
export type ServiceKey = { purpose: KeyPurpose; generation: number; secret: string };

/** All keys, the newest of each purpose first. */
export async function selectKeys(db: Db): Promise<ServiceKey[]> {
  return db('service_keys')
    .orderBy('purpose')
    .orderBy('generation', 'desc')
    .select('purpose', 'generation', 'secret');
}

/** @throws what `isDuplicate()` knows, when another instance has made this generation. */
export async function insertKey(db: Db, key: ServiceKey, createdAt: Instant): Promise<void> {
  await db('service_keys').insert({ ...key, created_at: createdAt });
}

export async function deleteKeysBefore(
  db: Db,
  purpose: KeyPurpose,
  generation: number,
): Promise<void> {
  await db('service_keys').where({ purpose }).andWhere('generation', '<', generation).delete();
}
