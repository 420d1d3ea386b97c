import type { Db } from '../src/db.ts';

/** The newest mail to an address: what it says, and the path of the first link of ours in it. */
export async function newestMail(
  db: Db,
  recipient: string,
): Promise<{ subject: string; body: string; path: string }> {
  const row = await db('mails').where({ recipient }).orderBy('id', 'desc').first();
  if (!row) throw new Error(`There is no mail to ${recipient}.`);
  const link = /https?:\/\/\S+/.exec(row.body)?.[0];
  return {
    subject: row.subject,
    body: row.body,
    path: link ? new URL(link).pathname : '',
  };
}
