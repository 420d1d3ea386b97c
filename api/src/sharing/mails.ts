import type { Deps } from '../deps.ts';
import type { MailText } from '../mail/mail.ts';
import type { Member } from '../members/member.ts';
import { formatPeriod } from '../web/format.ts';
import { formatPercent } from './percent.ts';

type About = { to: Member; owner: Member; what: string };

const nameOf = (member: Member) => member.displayName || member.name;

/** Asks a collaborator whether they take part. */
export function proposalMail(
  { config }: Pick<Deps, 'config'>,
  { to, owner, what, millionths }: About & { millionths: number },
): MailText {
  return {
    recipient: to.email,
    subject: 'A part of the earnings is offered to you',
    body: [
      `Hello ${nameOf(to)},`,
      '',
      `${nameOf(owner)} (${owner.name}) offers you ${formatPercent(millionths)} of what ${what} earns on Flattr.`,
      'Accept it or decline it here:',
      '',
      `${config.publicUrl}/sharing`,
      '',
      'If you do nothing, nothing happens. Nobody but you knows that this mail reached you.',
      '',
    ].join('\n'),
  };
}

/** Tells everybody in an agreement that it will hold. */
export function agreedMail(
  { config }: Pick<Deps, 'config'>,
  { to, what, period }: About & { period: string },
): MailText {
  return {
    recipient: to.email,
    subject: 'All have agreed to share',
    body: [
      `Hello ${nameOf(to)},`,
      '',
      `All have agreed how the earnings of ${what} are shared. It counts from ${formatPeriod(period)} on.`,
      'Your parts, and how to leave:',
      '',
      `${config.publicUrl}/sharing`,
      '',
    ].join('\n'),
  };
}

/** Tells the owner that somebody declined or left, or a collaborator that a sharing ends. */
export function sharingChangedMail(
  { config }: Pick<Deps, 'config'>,
  { to, what, change }: { to: Member; what: string; change: string },
): MailText {
  return {
    recipient: to.email,
    subject: 'A sharing of earnings changed',
    body: [
      `Hello ${nameOf(to)},`,
      '',
      `About the earnings of ${what}: ${change}`,
      '',
      `${config.publicUrl}/sharing`,
      '',
    ].join('\n'),
  };
}
