import { z } from 'zod';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { checkInput } from '../http/check-input.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import type { Member } from '../members/member.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { countAttempt, type Limit, subjectOfIp } from '../throttle/count-attempt.ts';
import { reportReceivedMail } from './mails.ts';
import { type AbuseCategory, CATEGORIES } from './report.ts';
import { insertReport } from './report-store.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

const form = z.object({
  category: z.enum(Object.keys(CATEGORIES) as [AbuseCategory], 'Choose what is wrong with it.'),
  words: z
    .string()
    .trim()
    .min(10, 'Say in a sentence what is wrong, so that we can find it.')
    .max(4000, 'Your words have at most 4000 characters.'),
  email: z.union(
    [z.literal(''), z.email().max(254)],
    'This does not look like an e-mail address. Leave it empty to get no mail.',
  ),
});

/**
 * Takes a report of abuse from anybody, signed in or not. Who is signed in is answered by mail to
 * their address, others if they name one.
 * @param input.about a thing or a member that is there.
 * @returns the secret of the page on which the reporter reads what became of it.
 * @throws DomainError `validation`; `rate_limit_exceeded` after ten in an hour from one address, or
 *   three in a day that name one e-mail address.
 */
export async function reportAbuse(
  deps: Deps,
  {
    about,
    reporter,
    ip,
    typed,
  }: {
    about: { thingId: number } | { memberId: number };
    reporter: Member | undefined;
    ip: string;
    typed: { category: string; words: string; email: string };
  },
): Promise<string> {
  const { category, words, email } = checkInput(form, { ...typed, email: typed.email.trim() });
  const address = reporter ? '' : email;
  await countAttempt(deps, limitsOf({ ip, reporter, address }));
  const token = newSecret();
  const { config, db, clock } = deps;
  await inTransaction(db, async (trx) => {
    await insertReport(trx, {
      thingId: 'thingId' in about ? about.thingId : null,
      memberId: 'memberId' in about ? about.memberId : null,
      category,
      words,
      reporterId: reporter?.id ?? null,
      email: address,
      tokenHash: hashSecret(token),
      createdAt: clock.now(),
    });
    const answerTo = reporter?.email ?? address;
    if (answerTo)
      await queueMail(trx, deps, reportReceivedMail(config, { email: answerTo, token }));
  });
  sendMailsSoon(deps);
  return token;
}

function limitsOf({
  ip,
  reporter,
  address,
}: {
  ip: string;
  reporter: Member | undefined;
  address: string;
}): Limit[] {
  return [
    { kind: 'abuse-ip', subject: subjectOfIp(ip), max: 10, minutes: HOUR },
    ...(reporter
      ? [{ kind: 'abuse-member', subject: String(reporter.id), max: 30, minutes: DAY }]
      : []),
    // Anybody can type anybody's address: they shall not be flooded.
    ...(address ? [{ kind: 'abuse-email', subject: address, max: 3, minutes: DAY }] : []),
  ];
}
