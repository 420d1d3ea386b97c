import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { removeMailsBefore, removeMailsTo } from './store.ts';

const KEPT_DAYS = 30;
const DAY = 86_400_000;

/** Forgets every mail to an address, sent or not. */
export function forgetMailsTo(trx: Trx, recipient: string): Promise<void> {
  return removeMailsTo(trx, recipient);
}

/** Forgets mails that were sent, or given up, thirty days ago. */
export function forgetOldMails({ clock, db }: Pick<Deps, 'clock' | 'db'>): Promise<void> {
  return removeMailsBefore(db, clock.now() - KEPT_DAYS * DAY);
}
