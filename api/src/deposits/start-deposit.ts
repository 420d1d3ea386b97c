import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { asMicros, formatMicros, MICROS_PER_UNIT, type Micros } from '../money.ts';
import { providerOf } from '../payments/provider-of.ts';
import { newId } from '../secrets.ts';
import { type Deposit, findDeposit, insertDeposit, saveProviderReference } from './store.ts';

/** The least that one deposit may be: below it, what a provider charges would eat it up. */
export const DEPOSIT_MINIMUM: Micros = MICROS_PER_UNIT;

const CENT: Micros = MICROS_PER_UNIT / 100;
const ID = /^[0-9a-z]{26}$/;

/** A fresh id for a deposit: made with the form, so that sending the form twice is one deposit. */
export function newDepositId(): string {
  return newId(26);
}

/**
 * Asks a provider for a checkout over an amount. The deposit is stored before the provider is
 * called, and its id is the key by which a second try is known: the same form sent twice leads to
 * the same checkout. Money moves only when the provider's event is applied.
 *
 * @param input.id the id that the form was made with.
 * @returns the deposit's id and where the supporter's browser goes to pay.
 * @throws DomainError `validation` on `amount`; `unavailable` when the provider does not answer.
 */
export async function startDeposit(
  deps: Deps,
  input: { memberId: number; amount: Micros; id: string; provider?: string | undefined },
): Promise<{ id: string; redirectTo: string }> {
  const { db, config, log } = deps;
  checkDepositAmount(config, input.amount);
  const provider = providerOf(config, input.provider);

  const deposit = await storeDeposit(deps, { ...input, provider: provider.name });
  try {
    const checkout = await provider.startCheckout({
      depositId: deposit.id,
      amount: deposit.amount,
      currency: deposit.currency,
      returnUrl: `${config.publicUrl}/funds?deposit=${deposit.id}`,
    });
    await saveProviderReference(db, deposit.id, checkout.providerReference);
    return { id: deposit.id, redirectTo: checkout.redirectTo };
  } catch (error) {
    log.error({ err: error, deposit: deposit.id, provider: provider.name }, 'no checkout');
    throw new DomainError(
      'unavailable',
      'The payment provider did not answer, and nothing was charged. Please try again.',
    );
  }
}

function checkDepositAmount({ depositMaximum, currency }: Deps['config'], amount: Micros): void {
  asMicros(amount);
  if (amount % CENT !== 0)
    throw fieldError('amount', 'A deposit is in whole cents, such as 10.50.');
  if (amount < DEPOSIT_MINIMUM) {
    throw fieldError('amount', `Add at least ${formatMicros(DEPOSIT_MINIMUM)} ${currency}.`);
  }
  if (amount > depositMaximum) {
    throw fieldError('amount', `Add at most ${formatMicros(depositMaximum)} ${currency} at once.`);
  }
}

/** The deposit that this form asked for: the one stored before, or a new one. */
async function storeDeposit(
  { db, config, clock }: Deps,
  input: { memberId: number; amount: Micros; id: string; provider: string },
): Promise<Deposit> {
  const deposit: Deposit = {
    id: ID.test(input.id) ? input.id : newDepositId(),
    memberId: input.memberId,
    provider: input.provider,
    amount: input.amount,
    currency: config.currency,
    state: 'requested',
    createdAt: clock.now(),
  };
  if (await insertDeposit(db, deposit)) return deposit;

  const before = await findDeposit(db, deposit.id);
  const isSame =
    before?.memberId === deposit.memberId &&
    before.amount === deposit.amount &&
    before.provider === deposit.provider;
  if (before && isSame) return before;
  // The form was changed and sent again, or somebody else's id was put into it: another deposit.
  const other = { ...deposit, id: newDepositId() };
  await insertDeposit(db, other);
  return other;
}
