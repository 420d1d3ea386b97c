import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { account } from '../ledger/accounts.ts';
import { holdBalances } from '../ledger/hold-balances.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { checkOwnPassword } from '../members/check-own-password.ts';
import type { Member } from '../members/member.ts';
import type { PasskeyAnswer } from '../members/passkey-challenge.ts';
import { provePasskey } from '../members/prove-passkey.ts';
import { payoutProviderOf } from '../payments/payout-provider-of.ts';
import {
  findCurrentDestination,
  hadDestination,
  replaceDestination,
  saveIsAutomatic,
} from './destination-store.ts';
import { holdIfStopped } from './hold-if-stopped.ts';
import { destinationChangedMail } from './mails.ts';
import { CANCELABLE } from './payout.ts';
import { findPayoutsIn, lockPayout, redirectPayouts } from './store.ts';

/**
 * Says where a member's payouts go, once they have proven that it is them. The member is told by
 * mail. A change, and a first time that comes after earnings, keeps all payouts
 * back for 72 hours; those that nobody
 * outside knows of go to the new destination then.
 *
 * @param input.typed what was typed into the form of the provider.
 * @throws DomainError `validation` on the fields of the provider, or when the proof is wrong;
 *   `rate_limit_exceeded`.
 */
export async function setDestination(
  deps: Deps,
  input: {
    member: Member;
    proof: { password: string } | { passkey: PasskeyAnswer };
    provider: string;
    typed: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { member, proof } = input;
  const provider = payoutProviderOf(deps.config, input.provider);
  const destination = provider.readDestination(input.typed);
  if ('passkey' in proof) {
    await provePasskey(deps, { answer: proof.passkey, memberId: member.id });
  } else {
    await checkOwnPassword(deps, { member, password: proof.password, field: 'proof_password' });
  }

  await inTransaction(deps.db, async (trx) => {
    await holdBalances(trx, [account.earnings(member.id)]);
    const isFirst = !(await hadDestination(trx, member.id));
    const before = await findCurrentDestination(trx, member.id);
    const id = await replaceDestination(trx, {
      memberId: member.id,
      provider: provider.name,
      destination,
      isAutomatic: before?.isAutomatic ?? false,
      now: deps.clock.now(),
    });
    const { label } = destination;
    await queueMail(trx, deps, destinationChangedMail(deps.config, { member, label, isFirst }));

    const open = (await findPayoutsIn(trx, member.id, CANCELABLE)).map((payout) => payout.id);
    await redirectPayouts(trx, open, { id, provider: provider.name });
    for (const payoutId of open) {
      const payout = await lockPayout(trx, payoutId);
      if (payout && CANCELABLE.includes(payout.state)) await holdIfStopped(trx, deps, payout);
    }
  });
  sendMailsSoon(deps);
}

/**
 * Switches on or off that everything payable is paid out after each month.
 * @returns false when the member has not said yet where payouts go.
 */
export function setAutomatic(
  { db }: Pick<Deps, 'db'>,
  { memberId, isAutomatic }: { memberId: number; isAutomatic: boolean },
): Promise<boolean> {
  return saveIsAutomatic(db, memberId, isAutomatic);
}
