import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

export async function selectTrust(
  db: Db | Trx,
  { supporterId, origin }: { supporterId: number; origin: string },
): Promise<boolean> {
  const row = await db('trusted_sites')
    .where({ supporter_id: supporterId, origin })
    .first('origin');
  return row !== undefined;
}

export async function saveTrust(
  trx: Trx,
  { supporterId, origin, trustedAt }: { supporterId: number; origin: string; trustedAt: Instant },
): Promise<void> {
  await trx('trusted_sites')
    .insert({ supporter_id: supporterId, origin, trusted_at: trustedAt })
    .onConflict(['supporter_id', 'origin'])
    .merge(['trusted_at']);
}

export async function deleteTrust(
  trx: Trx,
  { supporterId, origin }: { supporterId: number; origin: string },
): Promise<void> {
  await trx('trusted_sites').where({ supporter_id: supporterId, origin }).delete();
}

export async function selectTrustsOf(db: Db, supporterId: number): Promise<string[]> {
  return db('trusted_sites').where({ supporter_id: supporterId }).orderBy('origin').pluck('origin');
}

export async function deleteTrustsOf(trx: Trx, supporterId: number): Promise<void> {
  await trx('trusted_sites').where({ supporter_id: supporterId }).delete();
}
