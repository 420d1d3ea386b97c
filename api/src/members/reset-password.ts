import { type Db, inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import type { Instant } from '../period.ts';
import { hashSecret } from '../secrets.ts';
import { findMember } from './find-member.ts';
import { hashPassword } from './hash-password.ts';
import { findMailToken, removeMailToken, removeMailTokensOf } from './mail-token-store.ts';
import { passwordChangedMail } from './mails.ts';
import type { Member } from './member.ts';
import { removeSessionsOf } from './session-store.ts';
import { savePassword } from './store.ts';

/**
 * The member whom a link in a mail lets set a new password.
 * @throws DomainError `not_found` when the link was used, has expired or never was.
 */
export function memberOfResetLink(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  token: string,
): Promise<Member> {
  return memberOf(db, token, clock.now());
}

/**
 * Sets a new password by the link in a mail, once, and ends every session of the member.
 * @returns the member's id.
 * @throws DomainError `not_found` when the link is over.
 */
export async function resetPassword(
  deps: Deps,
  { token, password }: { token: string; password: string },
): Promise<number> {
  const { clock, config, db } = deps;
  const passwordHash = await hashPassword(password);
  const memberId = await inTransaction(db, async (trx) => {
    const member = await memberOf(trx, token, clock.now());
    if (!(await removeMailToken(trx, hashSecret(token)))) throw linkIsOver();
    // The links to change the address go too: a stranger may have asked for those.
    await removeMailTokensOf(trx, member.id);
    await savePassword(trx, member.id, passwordHash);
    await removeSessionsOf(trx, member.id);
    await queueMail(trx, deps, passwordChangedMail(config, member));
    return member.id;
  });
  sendMailsSoon(deps);
  return memberId;
}

async function memberOf(db: Db | Trx, token: string, now: Instant): Promise<Member> {
  const tokenHash = hashSecret(token);
  const mailToken = await findMailToken(db, { tokenHash, purpose: 'reset_password', now });
  const member = mailToken && (await findMember(db, mailToken.memberId));
  // A link that was sent to an address which is no longer theirs lets nobody in.
  if (!member || member.deletedAt !== null || member.email !== mailToken.email) throw linkIsOver();
  return member;
}

function linkIsOver(): DomainError {
  return new DomainError(
    'not_found',
    'This link does not work any more: it was used, a newer one was sent, or it is older than an hour.',
  );
}
