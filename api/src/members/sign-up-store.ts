import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { MemberKind } from './member.ts';

/** What somebody sent who wants to become a member; it is nobody's before the link is followed. */
export type SignUp = {
  tokenHash: string;
  name: string;
  kind: MemberKind;
  email: string;
  passwordHash: string;
  nextPath: string;
  createdAt: Instant;
  expiresAt: Instant;
};

export async function insertSignUp(trx: Trx, signUp: SignUp): Promise<void> {
  await trx('sign_ups').insert({
    token_hash: signUp.tokenHash,
    name: signUp.name,
    kind: signUp.kind,
    email: signUp.email,
    password_hash: signUp.passwordHash,
    next_path: signUp.nextPath,
    created_at: signUp.createdAt,
    expires_at: signUp.expiresAt,
  });
}

export async function findSignUp(
  db: Db | Trx,
  tokenHash: string,
  now: Instant,
): Promise<SignUp | undefined> {
  const row = await db('sign_ups')
    .where({ token_hash: tokenHash })
    .andWhere('expires_at', '>', now)
    .first();
  return (
    row && {
      tokenHash: row.token_hash,
      name: row.name,
      kind: row.kind as MemberKind,
      email: row.email,
      passwordHash: row.password_hash,
      nextPath: row.next_path,
      createdAt: Number(row.created_at),
      expiresAt: Number(row.expires_at),
    }
  );
}

/** @returns whether it was still there: of two who confirm at once, one does. */
export async function removeSignUp(trx: Trx, tokenHash: string): Promise<boolean> {
  return (await trx('sign_ups').where({ token_hash: tokenHash }).delete()) === 1;
}

export async function removeExpiredSignUps(db: Db, now: Instant): Promise<void> {
  await db('sign_ups').where('expires_at', '<=', now).delete();
}
