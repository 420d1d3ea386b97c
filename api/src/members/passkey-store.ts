import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';

/** A key on a device of a member, which signs in without a password. */
export type Passkey = {
  credentialId: string;
  memberId: number;
  name: string;
  /** Base64url of the COSE key. */
  publicKey: string;
  /** What the key counted at its last use; 0 for ever where a key does not count. */
  signCount: number;
  transports: string[];
  createdAt: Instant;
  usedAt: Instant | null;
};

export async function insertPasskey(trx: Trx, passkey: Passkey): Promise<void> {
  await trx('passkeys').insert({
    credential_id: passkey.credentialId,
    member_id: passkey.memberId,
    name: passkey.name,
    public_key: passkey.publicKey,
    sign_count: passkey.signCount,
    transports: passkey.transports.join(' '),
    created_at: passkey.createdAt,
    used_at: passkey.usedAt,
  });
}

export async function findPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const row = await db('passkeys').where({ credential_id: credentialId }).first();
  return row && passkeyOf(row);
}

/** The passkeys of a member, the oldest first. */
export async function findPasskeys(db: Db | Trx, memberId: number): Promise<Passkey[]> {
  const rows = await db('passkeys')
    .where({ member_id: memberId })
    .orderBy('created_at')
    .orderBy('credential_id');
  return rows.map(passkeyOf);
}

/**
 * Writes down that a passkey was used.
 * @returns whether its count was still what it was when the use was checked.
 */
export async function savePasskeyUse(
  db: Db,
  passkey: Passkey,
  { signCount, usedAt }: { signCount: number; usedAt: Instant },
): Promise<boolean> {
  const saved = await db('passkeys')
    .where({ credential_id: passkey.credentialId, sign_count: passkey.signCount })
    .update({ sign_count: signCount, used_at: usedAt });
  return saved === 1;
}

/** @returns whether the member had it. */
export async function removePasskey(
  trx: Trx,
  { memberId, credentialId }: { memberId: number; credentialId: string },
): Promise<boolean> {
  const removed = await trx('passkeys')
    .where({ credential_id: credentialId, member_id: memberId })
    .delete();
  return removed === 1;
}

export async function removePasskeysOf(trx: Trx, memberId: number): Promise<void> {
  await trx('passkeys').where({ member_id: memberId }).delete();
  await trx('passkey_challenges').where({ member_id: memberId }).delete();
}

/** A question that a passkey answers: for a member who is known already, or for whoever signs in. */
export type Challenge = { challengeHash: string; memberId: number | null; expiresAt: Instant };

export async function insertChallenge(db: Db, challenge: Challenge): Promise<void> {
  await db('passkey_challenges').insert({
    challenge_hash: challenge.challengeHash,
    member_id: challenge.memberId,
    expires_at: challenge.expiresAt,
  });
}

/**
 * Takes a challenge away, so that it is answered once.
 * @returns whether it was there, for this member (or nobody known), and had not expired.
 */
export async function takeChallenge(
  db: Db,
  {
    challengeHash,
    memberId,
    now,
  }: { challengeHash: string; memberId: number | null; now: Instant },
): Promise<boolean> {
  const taken = await db('passkey_challenges')
    .where({ challenge_hash: challengeHash, member_id: memberId })
    .andWhere('expires_at', '>', now)
    .delete();
  return taken === 1;
}

export async function removeExpiredChallenges(db: Db, now: Instant): Promise<void> {
  await db('passkey_challenges').where('expires_at', '<=', now).delete();
}

function passkeyOf(row: Record<string, unknown>): Passkey {
  return {
    credentialId: row.credential_id as string,
    memberId: row.member_id as number,
    name: row.name as string,
    publicKey: row.public_key as string,
    signCount: Number(row.sign_count),
    transports: (row.transports as string).split(' ').filter(Boolean),
    createdAt: Number(row.created_at),
    usedAt: row.used_at === null ? null : Number(row.used_at),
  };
}
