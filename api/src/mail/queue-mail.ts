import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { MailText } from './mail.ts';
import { insertMail } from './store.ts';

/**
 * Writes a mail down in the transaction that causes it, so that it goes out if and only if that
 * commits. Call `sendMailsSoon` after the commit. Without a mail server, which only a sandbox may be,
 * the mailbox page is where it arrives.
 */
export async function queueMail(
  trx: Trx,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  mail: MailText,
): Promise<void> {
  const now = clock.now();
  const isToSend = config.mailUrl !== undefined;
  await insertMail(trx, {
    ...mail,
    createdAt: now,
    sentAt: isToSend ? null : now,
    nextAttemptAt: isToSend ? now : null,
  });
}
