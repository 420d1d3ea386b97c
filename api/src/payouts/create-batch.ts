import assert from 'node:assert/strict';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { balancesOf } from '../ledger/balances-of.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { recordAction } from '../operators/record-action.ts';
import { pain001 } from '../payments/pain-001.ts';
import { payoutProviderOf, whyNotOffered } from '../payments/payout-provider-of.ts';
import { type SepaDetails, sepaPayouts } from '../payments/sepa-payouts.ts';
import type { Instant } from '../period.ts';
import { newId } from '../secrets.ts';
import { insertBatch } from './batch-store.ts';
import { findDetails } from './destination-store.ts';
import { holdIfStopped } from './hold-if-stopped.ts';
import { moveOn } from './move-on.ts';
import type { Payout } from './payout.ts';
import { findIdsIn, lockPayout } from './store.ts';
import { whyStopped } from './why-stopped.ts';

/** More than this many transfers no bank wants in one file. */
const PAYOUTS_MAX = 5000;
const DAY = 86_400_000;

/**
 * Collects the payouts to bank accounts that wait into a file for the bank, in one transaction: each
 * is looked at once more, and what is held stays behind. Nothing goes out by this alone; fetch the
 * file by `batchFile`, and tell what the bank did by `confirmBatch` and `confirmPayout`.
 *
 * @param input.operatorId who does it; null on the command line.
 * @param input.executeOn the day on which the bank shall pay; the next day that banks work by default.
 * @returns the batch's id.
 * @throws DomainError `not_found` when nothing waits; `payouts_stopped`; `validation` on `executeOn`,
 *   or on `provider` when this service does not offer SEPA.
 */
export async function createBatch(
  deps: Deps,
  { operatorId, executeOn }: { operatorId: number | null; executeOn?: string | undefined },
): Promise<number> {
  const { clock, config } = deps;
  payoutProviderOf(config, sepaPayouts.name);
  const day = executeOn ?? nextBankDay(clock.now());
  checkDay(day, clock.now());
  const id = await inTransaction(deps.db, async (trx) => {
    const stopped = await whyStopped(trx);
    if (stopped) throw new DomainError('payouts_stopped', stopped);
    const payouts = await takeWaiting(trx, deps);
    if (payouts.length === 0) return undefined;
    return storeBatch(trx, deps, { payouts, executeOn: day, operatorId });
  });
  sendMailsSoon(deps);
  if (id === undefined) throw new DomainError('not_found', 'No payout waits for a bank.');
  return id;
}

/** What waits for a bank and nothing keeps, each held for this transaction. */
async function takeWaiting(trx: Trx, deps: Deps): Promise<Payout[]> {
  const waiting = {
    state: 'requested',
    providers: [sepaPayouts.name],
    limit: PAYOUTS_MAX,
  } as const;
  const taken: Payout[] = [];
  for (const id of await findIdsIn(trx, waiting)) {
    const payout = await lockPayout(trx, id);
    if (payout?.state !== 'requested') continue;
    const looked = await holdIfStopped(trx, deps, payout);
    if (looked.state === 'requested') taken.push(looked);
  }
  return taken;
}

async function storeBatch(
  trx: Trx,
  deps: Deps,
  {
    payouts,
    executeOn,
    operatorId,
  }: { payouts: readonly Payout[]; executeOn: string; operatorId: number | null },
): Promise<number> {
  const { clock } = deps;
  const createdAt = clock.now();
  const amount = payouts.reduce((sum, payout) => sum + payout.amount, 0);
  await assertOnLedger(trx, payouts, amount);
  const messageId = `FLATTR-${executeOn.replaceAll('-', '')}-${newId(10)}`;
  const file = await fileOf(trx, deps, { payouts, messageId, executeOn });
  const id = await insertBatch(trx, {
    provider: sepaPayouts.name,
    messageId,
    executeOn,
    payouts: payouts.length,
    amount,
    file,
    createdAt,
  });
  for (const payout of payouts) await moveOn(trx, deps, payout, { state: 'batched', batchId: id });
  await recordAction(trx, deps, {
    operatorId,
    action: 'payouts.batch',
    subject: `batch:${id}`,
    reason: `${payouts.length} payouts, to be executed on ${executeOn}.`,
  });
  return id;
}

/** What the file orders is what the ledger has set aside for it, payout by payout. */
async function assertOnLedger(trx: Trx, payouts: readonly Payout[], amount: number): Promise<void> {
  const balances = await balancesOf(
    trx,
    payouts.map(({ id }) => account.payout(id)),
  );
  for (const payout of payouts) {
    assert.equal(balances.get(account.payout(payout.id)), payout.amount, `payout ${payout.id}`);
  }
  assert.equal(
    [...balances.values()].reduce((sum, balance) => sum + balance, 0),
    amount,
  );
}

async function fileOf(
  trx: Trx,
  { clock, config }: Pick<Deps, 'clock' | 'config'>,
  order: { payouts: readonly Payout[]; messageId: string; executeOn: string },
): Promise<string> {
  if (!config.sepa) throw fieldError('provider', whyNotOffered(config, sepaPayouts.name));
  const details = await findDetails(
    trx,
    order.payouts.map(({ destinationId }) => destinationId),
  );
  return pain001({
    messageId: order.messageId,
    createdAt: clock.now(),
    executeOn: order.executeOn,
    debtor: config.sepa,
    text: `Flattr ${new URL(config.publicUrl).host}`,
    transfers: order.payouts.map(({ id, amount, destinationId }) => ({
      id,
      amount,
      creditor: details.get(destinationId) as SepaDetails,
    })),
  });
}

/** Today, or Monday on a weekend. Holidays the bank knows better: it pays on the next day then. */
export function nextBankDay(now: Instant): string {
  const weekday = new Date(now).getUTCDay();
  const days = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return dayOf(now + days * DAY);
}

function dayOf(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function checkDay(day: string, now: Instant): void {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(at) || dayOf(at) !== day) {
    throw fieldError('executeOn', 'Write the day such as 2026-02-10.');
  }
  if (day < dayOf(now) || at > now + 60 * DAY) {
    throw fieldError('executeOn', 'Choose a day from today on, at most 60 days ahead.');
  }
}
