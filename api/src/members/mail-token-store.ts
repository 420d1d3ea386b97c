import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** What a link in a mail lets its reader do. */
export type MailTokenPurpose = 'change_email' | 'reset_password';

export type MailToken = {
  tokenHash: string;
  memberId: number;
  purpose: MailTokenPurpose;
  /** The address it was sent to. */
  email: string;
  createdAt: Instant;
  expiresAt: Instant;
};

export async function insertMailToken(trx: Trx, token: MailToken): Promise<void> {
  await trx('mail_tokens').insert({
    token_hash: token.tokenHash,
    member_id: token.memberId,
    purpose: token.purpose,
    email: token.email,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
  });
}

export async function findMailToken(
  db: Db | Trx,
  { tokenHash, purpose, now }: { tokenHash: string; purpose: MailTokenPurpose; now: Instant },
): Promise<MailToken | undefined> {
  const row = await db('mail_tokens')
    .where({ token_hash: tokenHash, purpose })
    .andWhere('expires_at', '>', now)
    .first();
  return (
    row && {
      tokenHash: row.token_hash,
      memberId: row.member_id,
      purpose: row.purpose as MailTokenPurpose,
      email: row.email,
      createdAt: Number(row.created_at),
      expiresAt: Number(row.expires_at),
    }
  );
}

/** @returns whether it was still there: of two who use a link at once, one does. */
export async function removeMailToken(trx: Trx, tokenHash: string): Promise<boolean> {
  return (await trx('mail_tokens').where({ token_hash: tokenHash }).delete()) === 1;
}

/** Takes back the links of a member, or those of one purpose. */
export async function removeMailTokensOf(
  trx: Trx,
  memberId: number,
  purpose?: MailTokenPurpose,
): Promise<void> {
  await trx('mail_tokens')
    .where({ member_id: memberId, ...(purpose ? { purpose } : {}) })
    .delete();
}

export async function removeExpiredMailTokens(db: Db, now: Instant): Promise<void> {
  await db('mail_tokens').where('expires_at', '<=', now).delete();
}
