import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { countAttempt, subjectOfIp } from '../throttle/count-attempt.ts';
import { findMemberByEmail } from './find-member.ts';
import { insertMailToken, removeMailTokensOf } from './mail-token-store.ts';
import { resetPasswordMail } from './mails.ts';
import type { Member } from './member.ts';

const HOUR = 3_600_000;
/** Longer than the work for a member takes, so that the time does not tell who is one. */
const LEAST_MS = 150;

/**
 * Sends a link to set a new password, if the address is a member's. The answer is the same if not.
 * @throws DomainError `rate_limit_exceeded`.
 */
export async function forgetPassword(
  deps: Deps,
  { email, ip }: { email: string; ip: string },
): Promise<void> {
  await countAttempt(deps, [
    { kind: 'forgot-ip', subject: subjectOfIp(ip), max: 100, minutes: 60 },
    { kind: 'forgot', subject: email, max: 5, minutes: 60 },
  ]);
  const done = sleep(LEAST_MS);
  const member = await findMemberByEmail(deps.db, email);
  if (member) await sendLink(deps, member);
  await done;
}

async function sendLink(deps: Deps, member: Member): Promise<void> {
  const { clock, config, db } = deps;
  const token = newSecret();
  const now = clock.now();
  await inTransaction(db, async (trx) => {
    // The newest link is the one that works.
    await removeMailTokensOf(trx, member.id, 'reset_password');
    await insertMailToken(trx, {
      tokenHash: hashSecret(token),
      memberId: member.id,
      purpose: 'reset_password',
      email: member.email,
      createdAt: now,
      expiresAt: now + HOUR,
    });
    await queueMail(trx, deps, resetPasswordMail(config, { ...member, token }));
  });
  sendMailsSoon(deps);
}
