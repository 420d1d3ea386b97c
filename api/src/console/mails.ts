import type { Config } from '../config.ts';
import type { MailText } from '../mail/mail.ts';
import { mailToMember } from '../mail/write-mail.ts';
import type { Member } from '../members/member.ts';

type Origin = Pick<Config, 'publicUrl'>;
type ToMember = { member: Pick<Member, 'name' | 'email'>; site: string; reason: string };

/** To each side of a contest that an operator decided. */
export function contestDecidedMail(
  { publicUrl }: Origin,
  { member, site, reason, isTheirs }: ToMember & { isTheirs: boolean },
): MailText {
  const subject = isTheirs ? `${site} is yours` : `${site} is not yours`;
  return mailToMember(
    member,
    subject,
    `an operator of Flattr has decided whose ${site} is: ${isTheirs ? 'it is yours, with what was held on its things meanwhile' : 'it belongs to the other side. What you earned by it before stays yours'}. The reason:`,
    reason,
    isTheirs
      ? `Your earnings: ${publicUrl}/things`
      : 'If you can show more than before, claim it again: a stronger proof is looked at anew.',
  );
}

/** To a member whose claim an operator rejected. */
export function claimRejectedMail(_: Origin, { member, site, reason }: ToMember): MailText {
  return mailToMember(
    member,
    `Your claim of ${site} was rejected`,
    `an operator of Flattr has rejected your claim of ${site}. What you earned by it before stays yours; what its things receive from now on is not yours any more. The reason:`,
    reason,
    'If you can show that it is yours, claim it again.',
  );
}
