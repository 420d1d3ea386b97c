import type { Config } from '../config.ts';
import type { MailText } from '../mail/mail.ts';
import { mailToMember } from '../mail/write-mail.ts';
import type { Member } from '../members/member.ts';
import { formatMoney } from '../web/format.ts';
import { CHANGE_HOLD_HOURS } from './holds-on-payouts.ts';
import type { Payout } from './payout.ts';

type Origin = Pick<Config, 'publicUrl'>;
type Subject = { payout: Payout; member: Pick<Member, 'name' | 'email'>; label: string };

const moneyOf = ({ amount, currency }: Payout) => formatMoney(amount, currency);

/** To a creator whose payout arrived. */
export function payoutPaidMail(
  { publicUrl }: Origin,
  { payout, member, label }: Subject,
): MailText {
  return mailToMember(
    member,
    `${moneyOf(payout)} was paid to you`,
    `${moneyOf(payout)} of your earnings was paid to your ${label}.`,
    `On your statement it carries the reference ${payout.id}. All of your payouts: ${publicUrl}/payouts`,
  );
}

/** To a creator whose payout did not arrive. */
export function payoutFailedMail(
  { publicUrl }: Origin,
  { payout, member, label }: Subject,
): MailText {
  return mailToMember(
    member,
    `Your payout of ${moneyOf(payout)} came back`,
    `your payout of ${moneyOf(payout)} to your ${label} did not arrive. The reason that we were told: ${payout.reason}`,
    'Nothing is lost: the money is back in your earnings.',
    `What to do: look whether the destination is right, change it if it is not, and ask for the payout again: ${publicUrl}/payouts`,
  );
}

/** To a creator whose payout does not go on. */
export function payoutHeldMail({ publicUrl }: Origin, { payout, member }: Subject): MailText {
  return mailToMember(
    member,
    `Your payout of ${moneyOf(payout)} is held`,
    `your payout of ${moneyOf(payout)} does not go out yet. ${payout.reason.replace(/\.$/, '')}.`,
    `It goes on by itself once that is over. You can also take it back: ${publicUrl}/payouts/${payout.id}`,
  );
}

/** To a member whose destination of payouts was changed just now. */
export function destinationChangedMail(
  { publicUrl }: Origin,
  { member, label, isFirst }: { member: Member; label: string; isFirst: boolean },
): MailText {
  return mailToMember(
    member,
    'Where your payouts go was changed',
    `your payouts now go to: ${label}.`,
    isFirst
      ? 'If it was you, there is nothing to do.'
      : `If it was you, there is nothing to do. For ${CHANGE_HOLD_HOURS} hours nothing is paid out.`,
    `If it was not you, set a new password at once: ${publicUrl}/forgot`,
    `Then look where your payouts go, and take back those that are not yours: ${publicUrl}/payouts`,
  );
}
