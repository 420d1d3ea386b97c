import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Mail, MailText } from './mail.ts';

export async function insertMail(
  trx: Trx,
  mail: MailText & { createdAt: Instant; sentAt: Instant | null; nextAttemptAt: Instant | null },
): Promise<void> {
  await trx('mails').insert({
    recipient: mail.recipient,
    subject: mail.subject,
    body: mail.body,
    unsubscribe_url: mail.unsubscribeUrl ?? null,
    created_at: mail.createdAt,
    sent_at: mail.sentAt,
    next_attempt_at: mail.nextAttemptAt,
  });
}

/** Mails whose next attempt is due, the longest waiting first. */
export async function findDueMails(
  db: Db,
  { now, limit }: { now: Instant; limit: number },
): Promise<Mail[]> {
  const rows = await db('mails')
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit);
  return rows.map(mailOf);
}

/**
 * Takes a due mail for one attempt, so that no other process sends it: until `leaseEndsAt` it is not due.
 * @returns whether it was still there to take.
 */
export async function takeMail(db: Db, mail: Mail, leaseEndsAt: Instant): Promise<boolean> {
  const taken = await db('mails')
    .where({ id: mail.id, next_attempt_at: mail.nextAttemptAt, attempts: mail.attempts })
    .update({ attempts: mail.attempts + 1, next_attempt_at: leaseEndsAt });
  return taken === 1;
}

/** Writes down how an attempt ended. */
export async function saveAttempt(
  db: Db,
  id: number,
  outcome: {
    sentAt: Instant | null;
    nextAttemptAt: Instant | null;
    lastError: string;
    keepsBody: boolean;
  },
): Promise<void> {
  await db('mails')
    .where({ id })
    .update({
      sent_at: outcome.sentAt,
      next_attempt_at: outcome.nextAttemptAt,
      last_error: outcome.lastError.slice(0, 300),
      ...(outcome.keepsBody ? {} : { body: '' }),
    });
}

/** The newest mails, whatever became of them. */
export async function findNewestMails(db: Db, limit: number): Promise<Mail[]> {
  const rows = await db('mails').orderBy('id', 'desc').limit(limit);
  return rows.map(mailOf);
}

/** Mails that the mail server did not take, newest first: tried again, or given up. */
export async function findUnsentMails(db: Db, limit: number): Promise<Mail[]> {
  const rows = await db('mails')
    .whereNull('sent_at')
    .andWhere('attempts', '>', 0)
    .orderBy('id', 'desc')
    .limit(limit);
  return rows.map(mailOf);
}

export async function findMail(db: Db, id: number): Promise<Mail | undefined> {
  const row = await db('mails').where({ id }).first();
  return row && mailOf(row);
}

export async function findMailsTo(db: Db, recipient: string): Promise<Mail[]> {
  const rows = await db('mails').where({ recipient }).orderBy('id');
  return rows.map(mailOf);
}

export async function removeMailsTo(trx: Trx, recipient: string): Promise<void> {
  await trx('mails').where({ recipient }).delete();
}

export async function removeMailsBefore(db: Db, createdBefore: Instant): Promise<void> {
  await db('mails').where('created_at', '<', createdBefore).whereNull('next_attempt_at').delete();
}

function mailOf(row: Record<string, unknown>): Mail {
  return {
    id: row.id as number,
    recipient: row.recipient as string,
    subject: row.subject as string,
    body: row.body as string,
    ...(row.unsubscribe_url ? { unsubscribeUrl: row.unsubscribe_url as string } : {}),
    createdAt: Number(row.created_at),
    sentAt: row.sent_at === null ? null : Number(row.sent_at),
    attempts: row.attempts as number,
    nextAttemptAt: row.next_attempt_at === null ? null : Number(row.next_attempt_at),
    lastError: row.last_error as string,
  };
}
