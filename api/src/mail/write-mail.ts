import type { MailText } from './mail.ts';

/** As many characters as are kept. */
const SUBJECT_MAX = 200;

/** A mail to an address. A subject that names something long is cut. */
export function mailTo(recipient: string, subject: string, ...paragraphs: string[]): MailText {
  return {
    recipient,
    subject: subject.slice(0, SUBJECT_MAX),
    body: `${paragraphs.join('\n\n')}\n`,
  };
}

/** A mail to a member, whom it greets by their name. */
export function mailToMember(
  { email, name }: { email: string; name: string },
  subject: string,
  ...paragraphs: string[]
): MailText {
  return mailTo(email, subject, `Hello ${name},`, ...paragraphs);
}
