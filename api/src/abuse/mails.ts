import type { Config } from '../config.ts';
import type { MailText } from '../mail/mail.ts';
import { mailTo, mailToMember } from '../mail/write-mail.ts';
import type { Member } from '../members/member.ts';
import type { Period } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import type { MeasureKind } from './measure.ts';

type Origin = Pick<Config, 'publicUrl'>;
type ToMember = { member: Pick<Member, 'name' | 'email'>; reason: string };

/** To a member who is suspended. Who reported them, if anybody did, stands nowhere. */
export function suspendedMail(
  { publicUrl }: Origin,
  { member, reason, token }: ToMember & { token: string },
): MailText {
  return mailToMember(
    member,
    'Your membership is suspended',
    'an operator of Flattr has suspended your membership. The reason:',
    reason,
    'You cannot sign in, flattr or be paid out. Your money stays yours: your funds and your earnings are kept, and what others flattr of yours is still counted.',
    `If you think that this is wrong, say so within six months. A person decides about it: ${publicUrl}/abuse/measures/${token}`,
  );
}

/** To the creator of a thing that is hidden. */
export function hiddenMail(
  { publicUrl }: Origin,
  { member, reason, title, token }: ToMember & { title: string; token: string },
): MailText {
  return mailToMember(
    member,
    'A thing of yours is hidden',
    `an operator of Flattr has hidden your thing "${title}". The reason:`,
    reason,
    'Nobody but you sees it here any more. Flattrs of it and their money stay as they are.',
    `If you think that this is wrong, say so within six months. A person decides about it: ${publicUrl}/abuse/measures/${token}`,
  );
}

/** To a creator whose earnings of a month are withheld. */
export function withheldMail(
  { publicUrl }: Origin,
  { member, reason, period, token }: ToMember & { period: Period; token: string },
): MailText {
  return mailToMember(
    member,
    `Your earnings of ${formatPeriod(period)} are withheld`,
    `an operator of Flattr has looked at where your earnings of ${formatPeriod(period)} came from, and withholds them. The reason:`,
    reason,
    'They stay on your account, and all other earnings are yours as before.',
    `If you think that this is wrong, say so within six months. A person decides about it: ${publicUrl}/abuse/measures/${token}`,
  );
}

/** To a member against whom a measure does not stand any more. */
export function liftedMail(
  { publicUrl }: Origin,
  { member, reason, kind }: ToMember & { kind: MeasureKind },
): MailText {
  if (kind === 'withhold') {
    return mailToMember(
      member,
      'Your earnings are not withheld any more',
      'earnings of yours that were withheld can be paid out or used again. The reason:',
      reason,
    );
  }
  return kind === 'suspend'
    ? mailToMember(
        member,
        'Your membership is restored',
        'you can sign in again, and your earnings are not held for the suspension any more. The reason:',
        reason,
        `Sign in: ${publicUrl}/sign-in. Applications that you used ask you once more.`,
      )
    : mailToMember(
        member,
        'Your thing is shown again',
        'a thing of yours that was hidden is shown again. The reason:',
        reason,
      );
}

const OTHER_WAYS =
  'You can still go to a certified body for the settlement of disputes out of court, or to a court.';

/** To a member whose objection was not followed. */
export function appealRefusedMail({ member, reason }: ToMember): MailText {
  return mailToMember(
    member,
    'We looked at your objection',
    'an operator has looked at your objection. The decision stays as it was. The reason:',
    reason,
    OTHER_WAYS,
  );
}

/** To who reported abuse, with a way to their page. */
export function reportReceivedMail(
  { publicUrl }: Origin,
  { email, token }: { email: string; token: string },
): MailText {
  return mailTo(
    email,
    'Your report has arrived',
    'Somebody reported abuse to Flattr with this e-mail address. A person looks at each report.',
    `What becomes of it is told here: ${publicUrl}/abuse/reports/${token}`,
    'Whom the report concerns is never told who sent it.',
    'If it was not you, do nothing, and you will hear of it once more, when it is decided.',
  );
}

/** To who reported abuse: what was decided, and how to object. */
export function reportDecidedMail(
  { publicUrl }: Origin,
  {
    email,
    decision,
    reason,
    token,
  }: { email: string; decision: string; reason: string; token: string },
): MailText {
  return mailTo(
    email,
    'We looked at your report',
    `An operator of Flattr has looked at your report. ${decision} The reason:`,
    reason,
    `If you think that this is wrong, say so within six months: ${publicUrl}/abuse/reports/${token}`,
  );
}

/** To who reported abuse and objected to the answer: it is looked at once more. */
export function reportReopenedMail({ email, reason }: { email: string; reason: string }): MailText {
  return mailTo(
    email,
    'We look at your report once more',
    'You were right to object: your report is decided anew. The reason:',
    reason,
  );
}

/** To who reported abuse and objected to the answer, which stays. */
export function reporterRefusedMail({
  email,
  reason,
}: {
  email: string;
  reason: string;
}): MailText {
  return mailTo(
    email,
    'We looked at your objection',
    'An operator has looked at your objection. The answer to your report stays as it was. The reason:',
    reason,
    OTHER_WAYS,
  );
}
