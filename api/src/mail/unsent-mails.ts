import type { Db } from '../db.ts';
import type { Mail } from './mail.ts';
import { findUnsentMails } from './store.ts';

/** A mail that did not go out, without its text: that is for its recipient alone. */
export type UnsentMail = Omit<Mail, 'body'>;

/** Mails that the mail server did not take, newest first: they are tried again, or were given up. */
export async function unsentMails(db: Db, limit: number): Promise<UnsentMail[]> {
  const mails = await findUnsentMails(db, limit);
  return mails.map(({ body: _, ...mail }) => mail);
}
