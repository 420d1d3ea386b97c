import { z } from 'zod';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { countAttempt, subjectOfIp } from '../throttle/count-attempt.ts';
import {
  memberEmail,
  memberKind,
  memberName,
  memberPassword,
  refuseTakenName,
} from './create-member.ts';
import { findMemberByEmail } from './find-member.ts';
import { hashPassword } from './hash-password.ts';
import { alreadyMemberMail, confirmSignUpMail } from './mails.ts';
import { insertSignUp } from './sign-up-store.ts';

const DAYS = 3;
const DAY = 86_400_000;

/** What the form of `/sign-up` must hold. */
export const signUpForm = z.object({
  kind: memberKind,
  name: memberName,
  email: memberEmail,
  password: memberPassword,
});

/**
 * Takes a sign-up and sends a mail; the member comes to be when the link in it is followed. Nobody
 * can tell from the answer whether the address is a member's: then that mailbox gets another mail.
 *
 * @param input.nextPath a path of ours to come to after the confirmation.
 * @throws DomainError `validation` when the user name is taken, which anybody may know;
 *   `rate_limit_exceeded`.
 */
export async function signUp(
  deps: Deps,
  input: z.output<typeof signUpForm> & { nextPath: string; ip: string },
): Promise<void> {
  const { clock, config, db } = deps;
  await countAttempt(deps, [
    { kind: 'sign-up-ip', subject: subjectOfIp(input.ip), max: 100, minutes: 60 },
  ]);
  await refuseTakenName(db, input.name);
  await countAttempt(deps, [{ kind: 'sign-up', subject: input.email, max: 5, minutes: 60 }]);

  // The same work whoever it is, so that the time does not tell either.
  const passwordHash = await hashPassword(input.password);
  const token = newSecret();
  const now = clock.now();
  await inTransaction(db, async (trx) => {
    if (await findMemberByEmail(trx, input.email)) {
      await queueMail(trx, deps, alreadyMemberMail(config, input));
      return;
    }
    await insertSignUp(trx, {
      tokenHash: hashSecret(token),
      name: input.name,
      kind: input.kind,
      email: input.email,
      passwordHash,
      nextPath: input.nextPath,
      createdAt: now,
      expiresAt: now + DAYS * DAY,
    });
    await queueMail(trx, deps, confirmSignUpMail(config, { ...input, token }));
  });
  sendMailsSoon(deps);
}
