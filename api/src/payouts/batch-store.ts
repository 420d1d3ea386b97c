import { type Db, isSqlite, type Trx } from '../db.ts';
import { asMicros, type Micros } from '../money.ts';
import type { Instant } from '../period.ts';

/** Payouts that an operator carries to a bank in one file. */
export type PayoutBatch = {
  id: number;
  provider: string;
  /** By which the bank knows the file again. */
  messageId: string;
  /** The day on which the bank shall pay: `2026-02-10`. */
  executeOn: string;
  payouts: number;
  amount: Micros;
  createdAt: Instant;
  /** When its file was first fetched: from then on it may be at the bank. */
  downloadedAt: Instant | null;
  /** When the last of its payouts was settled, or it was given up. */
  closedAt: Instant | null;
  isCanceled: boolean;
};

function batchOf(row: Record<string, unknown>): PayoutBatch {
  const instant = (value: unknown) => (value === null ? null : Number(value));
  return {
    id: row.id as number,
    provider: row.provider as string,
    messageId: row.message_id as string,
    executeOn: row.execute_on as string,
    payouts: row.payouts as number,
    amount: asMicros(row.amount),
    createdAt: Number(row.created_at),
    downloadedAt: instant(row.downloaded_at),
    closedAt: instant(row.closed_at),
    isCanceled: Boolean(row.is_canceled),
  };
}

export async function insertBatch(
  trx: Trx,
  batch: Pick<PayoutBatch, 'provider' | 'messageId' | 'executeOn' | 'payouts' | 'amount'> & {
    file: string;
    createdAt: Instant;
  },
): Promise<number> {
  const [id] = await trx('payout_batches').insert({
    provider: batch.provider,
    message_id: batch.messageId,
    execute_on: batch.executeOn,
    payouts: batch.payouts,
    amount: batch.amount,
    file: batch.file,
    created_at: batch.createdAt,
  });
  return id!;
}

const COLUMNS = [
  'id',
  'provider',
  'message_id',
  'execute_on',
  'payouts',
  'amount',
  'created_at',
  'downloaded_at',
  'closed_at',
  'is_canceled',
];

/** The newest batches first. */
export async function findBatches(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<PayoutBatch[]> {
  const rows = await db('payout_batches')
    .select(COLUMNS)
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  return rows.map(batchOf);
}

export async function findBatchRow(db: Db | Trx, id: number): Promise<PayoutBatch | undefined> {
  const row = await db('payout_batches').select(COLUMNS).where({ id }).first();
  return row && batchOf(row);
}

/** The batch, held for this transaction alone. */
export async function lockBatch(trx: Trx, id: number): Promise<PayoutBatch | undefined> {
  const query = trx('payout_batches').select(COLUMNS).where({ id });
  const row = await (isSqlite(trx) ? query : query.forUpdate()).first();
  return row && batchOf(row);
}

/** The file of a batch; null once all of it is settled. */
export async function findFile(db: Db | Trx, id: number): Promise<string | null> {
  return (await db('payout_batches').where({ id }).first('file'))?.file ?? null;
}

export async function saveDownloaded(trx: Trx, id: number, downloadedAt: Instant): Promise<void> {
  await trx('payout_batches').where({ id }).update({ downloaded_at: downloadedAt });
}

/** Closes a batch, and forgets its file: it names people and their accounts. */
export async function closeBatch(
  trx: Trx,
  id: number,
  { closedAt, isCanceled }: { closedAt: Instant; isCanceled: boolean },
): Promise<void> {
  await trx('payout_batches')
    .where({ id })
    .update({ file: null, closed_at: closedAt, is_canceled: isCanceled });
}
