import { forgetReporter } from '../abuse/forget-reporters.ts';
import { giveUpClaimsOf } from '../claims/give-up-claim.ts';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { releaseHeld } from '../earnings/release-held.ts';
import { fieldError } from '../errors.ts';
import { forgetAdder } from '../feeds/forget-adder.ts';
import { forgetSupporter } from '../flattrs/forget-supporter.ts';
import { forgetHooks } from '../hooks/delete-hook.ts';
import { account } from '../ledger/accounts.ts';
import { postEntries } from '../ledger/post-entries.ts';
import { forgetMailsTo } from '../mail/forget-mails.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { checkOwnPassword } from '../members/check-own-password.ts';
import { eraseMember } from '../members/erase-member.ts';
import { goodbyeMail } from '../members/mails.ts';
import type { Member } from '../members/member.ts';
import type { PasskeyAnswer } from '../members/passkey-challenge.ts';
import { provePasskey } from '../members/prove-passkey.ts';
import { forgetMessages } from '../messages/forget-messages.ts';
import type { Micros } from '../money.ts';
import { forgetMember } from '../oauth/forget-member.ts';
import { forgetCollaborator } from '../sharing/leave-agreement.ts';
import { pauseSubscriptions } from '../subscriptions/pause-subscriptions.ts';
import { releaseThings } from '../things/release-things.ts';
import { revokeTokens } from '../tokens/revoke-tokens.ts';
import { moneyLeft } from './money-left.ts';

/**
 * Deletes a member who has proven once more that it is them. What says who they are goes, and all
 * that lets anybody in for them; the books stay as they are, and what is left of their money is given
 * up in an entry. See docs/decisions/0005-who-is-a-member.md.
 *
 * @param input.proof the password, or the answer of a passkey of theirs.
 * @param input.givesUp the sum of funds and earnings that they were shown and gave up.
 * @throws DomainError `validation` when the proof is wrong, or another sum is left than was given up;
 *   `period_closed` while a month with flattrs of theirs is being divided; `rate_limit_exceeded`.
 */
export async function deleteMember(
  deps: Deps,
  input: {
    member: Member;
    proof: { password: string } | { passkey: PasskeyAnswer };
    givesUp: Micros;
  },
): Promise<void> {
  const { member, proof } = input;
  if ('passkey' in proof) {
    await provePasskey(deps, { answer: proof.passkey, memberId: member.id });
  } else {
    await checkOwnPassword(deps, { member, password: proof.password, field: 'leave_password' });
  }
  await inTransaction(deps.db, (trx) => leave(trx, deps, input));
  sendMailsSoon(deps);
}

async function leave(
  trx: Trx,
  deps: Deps,
  { member, givesUp }: { member: Member; givesUp: Micros },
): Promise<void> {
  // First, since it holds every month that is not closed: no shares arrive behind our back.
  await forgetSupporter(trx, { supporterId: member.id, now: deps.clock.now() });
  await forgetCollaborator(trx, member.id);
  await pauseSubscriptions(trx, member.id);
  await giveUpClaimsOf(trx, deps, member.id);
  await releaseHeld(trx, member.id);
  await releaseThings(trx, member.id);
  await giveUp(trx, deps, { member, givesUp });
  await forgetAdder(trx, member.id);
  await forgetHooks(trx, member.id);
  await forgetMessages(trx, member.id);
  await forgetReporter(trx, member.id);
  await forgetMember(trx, member.id);
  await revokeTokens(trx, member.id);
  await eraseMember(trx, deps, member);
  await forgetMailsTo(trx, member.email);
  await queueMail(trx, deps, goodbyeMail(member));
}

async function giveUp(
  trx: Trx,
  deps: Deps,
  { member: { id }, givesUp }: { member: Member; givesUp: Micros },
): Promise<void> {
  const { funds, earnings } = await moneyLeft(trx, id);
  if (funds + earnings !== givesUp) {
    throw fieldError('give_up', 'Look at what is left of your money, and say that you give it up.');
  }
  const entries = [
    { reference: `given-up/${id}/funds`, from: account.funds(id), amount: funds },
    { reference: `given-up/${id}/earnings`, from: account.earnings(id), amount: earnings },
  ];
  await postEntries(
    trx,
    deps,
    entries.filter(({ amount }) => amount > 0).map((entry) => ({ ...entry, to: account.givenUp })),
  );
}
