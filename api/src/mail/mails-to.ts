import type { Db } from '../db.ts';
import type { Mail } from './mail.ts';
import { findMailsTo } from './store.ts';

/** The mails that are kept of those to an address, the oldest first. */
export function mailsTo(db: Db, recipient: string): Promise<Mail[]> {
  return findMailsTo(db, recipient);
}
