import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import { checkOwnPassword } from './check-own-password.ts';
import { findMemberByEmail } from './find-member.ts';
import { insertMailToken, removeMailTokensOf } from './mail-token-store.ts';
import { confirmEmailMail, emailChangingMail, emailInUseMail } from './mails.ts';
import type { Member } from './member.ts';

const DAYS = 3;
const DAY = 86_400_000;

/**
 * Sends a link to a new address of a member; the address changes when it is followed. The old address
 * is told at once. The answer is the same when the new address is another member's, whose mailbox
 * then gets another mail.
 * @throws DomainError `validation` on `email` or `email_password`; `rate_limit_exceeded`.
 */
export async function changeEmail(
  deps: Deps,
  { member, email, password }: { member: Member; email: string; password: string },
): Promise<void> {
  const { clock, config, db } = deps;
  if (email === member.email) throw fieldError('email', 'This is your address already.');
  await checkOwnPassword(deps, { member, password, field: 'email_password' });
  await countAttempt(deps, [
    { kind: 'change-email', subject: String(member.id), max: 5, minutes: 60 },
  ]);

  const token = newSecret();
  const now = clock.now();
  const { name } = member;
  await inTransaction(db, async (trx) => {
    await removeMailTokensOf(trx, member.id, 'change_email');
    const other = await findMemberByEmail(trx, email);
    if (other && other.id !== member.id) {
      await queueMail(trx, deps, emailInUseMail(config, { email }));
    } else {
      await insertMailToken(trx, {
        tokenHash: hashSecret(token),
        memberId: member.id,
        purpose: 'change_email',
        email,
        createdAt: now,
        expiresAt: now + DAYS * DAY,
      });
      await queueMail(trx, deps, confirmEmailMail(config, { email, name, token }));
    }
    const notice = { email: member.email, name, newEmail: email };
    await queueMail(trx, deps, emailChangingMail(config, notice));
  });
  sendMailsSoon(deps);
}
