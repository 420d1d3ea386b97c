import type { Db, Trx } from '../db.ts';
import type { Destination } from '../payments/payout-provider.ts';
import type { Instant } from '../period.ts';
import type { PayoutDestination } from './payout.ts';

type Row = Record<string, unknown>;

function destinationOf(row: Row): PayoutDestination {
  return {
    id: row.id as number,
    memberId: row.member_id as number,
    provider: row.provider as string,
    label: row.label as string,
    isAutomatic: Boolean(row.is_automatic),
    createdAt: Number(row.created_at),
  };
}

/** Where a member's payouts go now. */
export async function findCurrentDestination(
  db: Db | Trx,
  memberId: number,
): Promise<PayoutDestination | undefined> {
  const row = await db('payout_destinations').where({ current_of: memberId }).first();
  return row && destinationOf(row);
}

/** Destinations by id, in use or not. */
export async function findDestinations(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, PayoutDestination>> {
  const rows = await db('payout_destinations').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, destinationOf(row)]));
}

/** All that a member's payouts went or go to, the oldest first. */
export async function findDestinationsOf(db: Db, memberId: number): Promise<PayoutDestination[]> {
  const rows = await db('payout_destinations').where({ member_id: memberId }).orderBy('id');
  return rows.map(destinationOf);
}

/** What the provider needs of destinations, by id. For the provider alone. */
export async function findDetails(
  db: Db | Trx,
  ids: readonly number[],
): Promise<Map<number, Record<string, string>>> {
  const rows = await db('payout_destinations')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'details');
  return new Map(rows.map((row) => [row.id, JSON.parse(row.details)]));
}

/** Whether a member ever said where payouts go. */
export async function hadDestination(db: Db | Trx, memberId: number): Promise<boolean> {
  const row = await db('payout_destinations').where({ member_id: memberId }).first('id');
  return row !== undefined;
}

/** When the one before the member's current destination was given up; null where there was none. */
export async function findLastChange(db: Db | Trx, memberId: number): Promise<Instant | null> {
  const row = await db('payout_destinations')
    .where({ member_id: memberId })
    .max({ at: 'replaced_at' })
    .first();
  return row?.at === null || row?.at === undefined ? null : Number(row.at);
}

/** When a member first said where payouts go; null: never. */
export async function findFirstDestinationAt(
  db: Db | Trx,
  memberId: number,
): Promise<Instant | null> {
  const row = await db('payout_destinations')
    .where({ member_id: memberId })
    .min({ at: 'created_at' })
    .first();
  return row?.at === null || row?.at === undefined ? null : Number(row.at);
}

/** Gives a member another destination; the one before stays for the payouts that went to it. */
export async function replaceDestination(
  trx: Trx,
  input: {
    memberId: number;
    provider: string;
    destination: Destination;
    isAutomatic: boolean;
    now: Instant;
  },
): Promise<number> {
  const { memberId, provider, destination, isAutomatic, now } = input;
  await endCurrentDestination(trx, memberId, now);
  const [id] = await trx('payout_destinations').insert({
    member_id: memberId,
    provider,
    details: JSON.stringify(destination.details),
    label: destination.label,
    is_automatic: isAutomatic,
    created_at: now,
    current_of: memberId,
  });
  return id!;
}

export async function endCurrentDestination(
  trx: Trx,
  memberId: number,
  now: Instant,
): Promise<void> {
  await trx('payout_destinations')
    .where({ current_of: memberId })
    .update({ current_of: null, replaced_at: now, is_automatic: false });
}

export async function saveIsAutomatic(
  db: Db | Trx,
  memberId: number,
  isAutomatic: boolean,
): Promise<boolean> {
  const changed = await db('payout_destinations')
    .where({ current_of: memberId })
    .update({ is_automatic: isAutomatic });
  return changed === 1;
}

/** Forgets all that says who a member's destinations are. */
export async function eraseDestinations(trx: Trx, memberId: number): Promise<void> {
  await trx('payout_destinations')
    .where({ member_id: memberId })
    .update({ details: '{}', label: '', current_of: null, is_automatic: false });
}

/** What every destination is, in use or not. For looking for accounts that several members share. */
export async function selectAllDetails(
  db: Db,
): Promise<{ memberId: number; provider: string; details: Record<string, string> }[]> {
  const rows = await db('payout_destinations')
    .whereNot({ details: '{}' })
    .select('member_id', 'provider', 'details');
  return rows.map((row) => ({
    memberId: row.member_id,
    provider: row.provider,
    details: JSON.parse(row.details),
  }));
}
