import type { Config } from '../config.ts';
import type { MailText } from '../mail/mail.ts';
import type { Member } from '../members/member.ts';
import { titleOf } from '../things/thing.ts';
import { formatPeriod } from '../web/format.ts';
import type { ListedMessage } from './list-messages.ts';

/** Who a message is from and what about, in the words of pages and mails. */
export function headingOf({ message, sender, thing }: ListedMessage): string {
  const who = sender ? sender.displayName || sender.name : 'A supporter';
  switch (message.kind) {
    case 'thanks':
      return `${who} thanks you for ${formatPeriod(message.period!)}`;
    case 'answer':
      return `${who} answers your thanks for ${formatPeriod(message.period!)}`;
    case 'feedback':
      return `${who} writes about “${thing ? titleOf(thing) : 'a thing'}”`;
  }
}

/** What was written to a member since their last digest. */
export function digestMail(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  input: { member: Member; messages: readonly ListedMessage[]; max: number; key: string },
): MailText {
  const { key, max, member, messages } = input;
  const shown = messages.slice(0, max);
  const isMore = messages.length > max;
  const off = `${publicUrl}/digests/off/${key}`;
  return {
    recipient: member.email,
    subject:
      shown.length === 1
        ? 'A message for you on Flattr'
        : `${isMore ? `More than ${max}` : shown.length} messages for you on Flattr`,
    body: [
      `Hello ${member.displayName || member.name},`,
      ...shown.map((listed) => `${headingOf(listed)}:\n\n${quoted(listed.message.text)}`),
      `${isMore ? 'All of them are here, and here you can answer' : 'Answer them here'}:\n${publicUrl}/messages`,
      `No more such mails: ${off}\n`,
    ].join('\n\n'),
    unsubscribeUrl: off,
  };
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
