import { inTransaction } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { account } from '../src/ledger/accounts.ts';
import { postEntries } from '../src/ledger/post-entries.ts';
import type { Member } from '../src/members/member.ts';
import { parseAmount } from '../src/money.ts';
import { setDestination } from '../src/payouts/set-destination.ts';
import { aMember } from './factories.ts';

export const PASSWORD = 'a few words in a row';
export const IBAN = 'DE89370400440532013000';

let count = 0;

/** Settings of a service that pays out in euros by SEPA. */
export const EURO = {
  FLATTR_CURRENCY: 'EUR',
  FLATTR_SEPA_NAME: 'Flattr e. V.',
  FLATTR_SEPA_IBAN: 'NL91ABNA0417164300',
};

/** Gives a member earnings, in words of the currency. */
export async function earn(deps: Deps, member: { id: number }, amount: string): Promise<void> {
  count += 1;
  const entry = {
    reference: `test-earned/${count}`,
    from: account.world('sandbox'),
    to: account.earnings(member.id),
    amount: parseAmount(amount),
  };
  await inTransaction(deps.db, (trx) => postEntries(trx, deps, [entry]));
}

/** Says where payouts go: to play money that arrives, or comes back; or to a bank account. */
export async function setPayoutsTo(
  deps: Deps,
  member: Member,
  to: 'paid' | 'failed' | 'bank',
  iban = IBAN,
): Promise<void> {
  await setDestination(deps, {
    member,
    proof: { password: PASSWORD },
    provider: to === 'bank' ? 'sepa' : 'sandbox',
    typed: to === 'bank' ? { name: 'Ann Example', iban } : { ending: to },
  });
}

/** A member with earnings and a destination. */
export async function aCreator(
  deps: Deps,
  { earned = '25.00', to = 'paid' }: { earned?: string; to?: 'paid' | 'failed' | 'bank' } = {},
): Promise<Member> {
  const member = await aMember(deps, { password: PASSWORD });
  await setPayoutsTo(deps, member, to);
  await earn(deps, member, earned);
  return member;
}
