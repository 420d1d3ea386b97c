import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { checkOwnPassword } from './check-own-password.ts';
import { hashPassword } from './hash-password.ts';
import { removeMailTokensOf } from './mail-token-store.ts';
import { passwordChangedMail } from './mails.ts';
import type { Member } from './member.ts';
import { removeSessionsOf } from './session-store.ts';
import { savePassword } from './store.ts';

/**
 * Replaces a member's password, ends every session of theirs and every link in a mail, and tells them
 * by mail.
 * @throws DomainError `validation` on `current_password`; `rate_limit_exceeded`.
 */
export async function changePassword(
  deps: Deps,
  { member, current, password }: { member: Member; current: string; password: string },
): Promise<void> {
  await checkOwnPassword(deps, { member, password: current, field: 'current_password' });
  const passwordHash = await hashPassword(password);
  await inTransaction(deps.db, async (trx) => {
    await savePassword(trx, member.id, passwordHash);
    await removeSessionsOf(trx, member.id);
    await removeMailTokensOf(trx, member.id);
    await queueMail(trx, deps, passwordChangedMail(deps.config, member));
  });
  sendMailsSoon(deps);
}
