import { type Db, isDuplicate, isSqlite, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';

export type DepositState = 'requested' | 'succeeded' | 'failed' | 'canceled';

/** Money asked for from outside, and what became of it. */
export type Deposit = {
  id: string;
  memberId: number;
  provider: string;
  amount: Micros;
  currency: string;
  state: DepositState;
  createdAt: Instant;
};

type DepositRow = {
  id: string;
  member_id: number;
  provider: string;
  amount: number;
  currency: string;
  state: DepositState;
  created_at: number;
};

function depositOf(row: DepositRow): Deposit {
  return {
    id: row.id,
    memberId: row.member_id,
    provider: row.provider,
    amount: asMicros(row.amount),
    currency: row.currency,
    state: row.state,
    createdAt: Number(row.created_at),
  };
}

/**
 * Stores a deposit.
 * @returns false when there is one with this id; nothing is changed then.
 */
export async function insertDeposit(db: Db | Trx, deposit: Deposit): Promise<boolean> {
  try {
    await db('deposits').insert({
      id: deposit.id,
      member_id: deposit.memberId,
      provider: deposit.provider,
      amount: deposit.amount,
      currency: deposit.currency,
      state: deposit.state,
      created_at: deposit.createdAt,
      finished_at: deposit.state === 'requested' ? null : deposit.createdAt,
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export async function findDeposit(db: Db | Trx, id: string): Promise<Deposit | undefined> {
  const row = await db('deposits').where({ id }).first();
  return row && depositOf(row);
}

/** A member's deposits, the oldest first. */
export async function findDepositsOf(db: Db, memberId: number): Promise<Deposit[]> {
  const rows: DepositRow[] = await db('deposits')
    .where({ member_id: memberId })
    .orderBy(['created_at', 'id']);
  return rows.map(depositOf);
}

/** The deposit, held for this transaction alone. */
export async function lockDeposit(trx: Trx, id: string): Promise<Deposit | undefined> {
  const query = trx('deposits').where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && depositOf(row);
}

export async function saveProviderReference(
  db: Db,
  id: string,
  providerReference: string,
): Promise<void> {
  await db('deposits').where({ id }).update({ provider_reference: providerReference });
}

export async function saveDepositState(
  trx: Trx,
  id: string,
  state: DepositState,
  finishedAt: Instant,
): Promise<void> {
  await trx('deposits').where({ id }).update({ state, finished_at: finishedAt });
}
