import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { holdBalances } from '../ledger/hold-balances.ts';
import { postEntries } from '../ledger/post-entries.ts';
import { asMicros, formatMicros, MICROS_PER_UNIT, type Micros } from '../money.ts';
import { payoutProviderOf } from '../payments/payout-provider-of.ts';
import type { Period } from '../period.ts';
import { newId } from '../secrets.ts';
import { findCurrentDestination } from './destination-store.ts';
import { reasonOfHold } from './hold-words.ts';
import { type Payable, payableOf } from './payable-of.ts';
import type { Payout } from './payout.ts';
import { sendPayoutSoon } from './send-payouts.ts';
import { findPayout, insertPayout, insertStep } from './store.ts';
import { whyStopped } from './why-stopped.ts';

const CENT: Micros = MICROS_PER_UNIT / 100;
const ID = /^[0-9a-z]{26}$/;

/** A fresh id for a payout: made with the form, so that sending the form twice is one payout. */
export function newPayoutId(): string {
  return newId(26);
}

export type PayoutToRequest = {
  memberId: number;
  /** In whole cents; or all that is payable. */
  amount: Micros | 'everything';
  /** The id that the form was made with. */
  id: string;
  /** The month after which it is asked for by itself. */
  automaticPeriod?: Period;
};

/**
 * Takes money from a member's earnings to send it where their payouts go: payout and entry
 * `payout/<id>` stand or fall together. Requests of one member come one after the other, since each
 * holds the earnings; so any number of them at once never takes more than is payable. The same form
 * sent twice is one payout. A provider that pays at once is asked right after the commit.
 *
 * @throws DomainError `validation` on `amount` or `destination`; `payouts_stopped` while a check of the
 *   ledger fails, or for a member who is suspended.
 */
export async function requestPayout(deps: Deps, input: PayoutToRequest): Promise<Payout> {
  const payout = await inTransaction(deps.db, (trx) => storePayout(trx, deps, input));
  await sendPayoutSoon(deps, payout);
  return (await findPayout(deps.db, payout.id))!;
}

async function storePayout(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  input: PayoutToRequest,
): Promise<Payout> {
  const { memberId } = input;
  const from = account.earnings(memberId);
  await holdBalances(trx, [from]);
  const before = await findPayout(trx, input.id);
  if (before && isSame(before, input)) return before;

  const stopped = await whyStopped(trx);
  if (stopped) throw new DomainError('payouts_stopped', stopped);
  const destination = await findCurrentDestination(trx, memberId);
  if (!destination) throw fieldError('destination', 'Say where payouts shall go first.');
  payoutProviderOf(deps.config, destination.provider);

  const now = deps.clock.now();
  const payout: Payout = {
    // The form was changed and sent again, or somebody else's id was put into it: another payout.
    id: ID.test(input.id) && !before ? input.id : newPayoutId(),
    memberId,
    destinationId: destination.id,
    provider: destination.provider,
    amount: amountOf(deps, await payableOf(trx, deps, memberId), input.amount),
    currency: deps.config.currency,
    state: 'requested',
    reason: '',
    batchId: null,
    automaticPeriod: input.automaticPeriod ?? null,
    createdAt: now,
    sentAt: null,
    finishedAt: null,
  };
  if (!(await insertPayout(trx, payout))) {
    throw new DomainError('validation', 'This payout was asked for before.');
  }
  await insertStep(trx, payout.id, { state: 'requested', reason: '', enteredAt: now });
  const to = account.payout(payout.id);
  await postEntries(trx, deps, [
    { reference: `payout/${payout.id}`, from, to, amount: payout.amount },
  ]);
  return payout;
}

function isSame(before: Payout, { memberId, amount }: PayoutToRequest): boolean {
  return before.memberId === memberId && (amount === 'everything' || amount === before.amount);
}

/** What the payout takes, or why it cannot. */
function amountOf(
  { config: { currency, payoutMinimum } }: Pick<Deps, 'config'>,
  { held, payable }: Payable,
  asked: Micros | 'everything',
): Micros {
  const least = `${formatMicros(payoutMinimum)} ${currency}`;
  const suspension = held.find(({ reason }) => reason === 'suspension');
  if (suspension) throw new DomainError('payouts_stopped', `${reasonOfHold(suspension)}.`);
  if (payable === 0) {
    const [hold] = held;
    throw fieldError(
      'amount',
      hold
        ? `Nothing can be paid out now. ${reasonOfHold(hold)}.`
        : `A payout is at least ${least}, and you have less than that to pay out.`,
    );
  }
  if (asked === 'everything') return payable;
  if (asMicros(asked) % CENT !== 0) {
    throw fieldError('amount', 'A payout is in whole cents, such as 10.50.');
  }
  if (asked < payoutMinimum) throw fieldError('amount', `A payout is at least ${least}.`);
  if (asked > payable) {
    throw fieldError(
      'amount',
      `You can have at most ${formatMicros(payable)} ${currency} paid out.`,
    );
  }
  return asked;
}
