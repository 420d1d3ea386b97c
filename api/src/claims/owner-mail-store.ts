import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** What we asked the owner that a feed names, and what they said. */
export type OwnerMail = {
  claimId: number;
  addressHash: string;
  /** What of the address may be shown. */
  shown: string;
  secretHash: string;
  answer: 'none' | 'yes' | 'no';
  sentAt: Instant;
};

/** Writes down that we ask; the link of a mail before it is over. */
export async function saveOwnerMail(trx: Trx, mail: OwnerMail): Promise<void> {
  const row = {
    address_hash: mail.addressHash,
    shown: mail.shown,
    secret_hash: mail.secretHash,
    answer: mail.answer,
    sent_at: mail.sentAt,
  };
  await trx('owner_mails')
    .insert({ claim_id: mail.claimId, ...row })
    .onConflict('claim_id')
    .merge(row);
}

export async function selectOwnerMail(
  db: Db | Trx,
  key: { claim_id: number } | { secret_hash: string },
): Promise<OwnerMail | undefined> {
  const row = await db('owner_mails').where(key).first();
  return (
    row && {
      claimId: row.claim_id,
      addressHash: row.address_hash,
      shown: row.shown,
      secretHash: row.secret_hash,
      answer: row.answer,
      sentAt: Number(row.sent_at),
    }
  );
}

/** The first answer counts. @returns whether it was the first. */
export async function saveAnswer(
  db: Db | Trx,
  { claimId, secretHash }: OwnerMail,
  answer: 'yes' | 'no',
): Promise<boolean> {
  const key = { claim_id: claimId, secret_hash: secretHash, answer: 'none' };
  return (await db('owner_mails').where(key).update({ answer })) > 0;
}
