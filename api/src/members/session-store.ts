import type { Db, Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Member } from './member.ts';
import { memberOf } from './store.ts';

/** A browser in which a member is signed in. */
export type Session = {
  tokenHash: string;
  userAgent: string;
  createdAt: Instant;
  seenAt: Instant;
  expiresAt: Instant;
  /** When a passkey was last given in it: to sign in, or before something that matters. */
  provedAt: Instant | null;
};

export async function insertSession(
  db: Db | Trx,
  session: Omit<Session, 'seenAt'> & { memberId: number },
): Promise<void> {
  await db('sessions').insert({
    token_hash: session.tokenHash,
    member_id: session.memberId,
    user_agent: session.userAgent,
    created_at: session.createdAt,
    seen_at: session.createdAt,
    expires_at: session.expiresAt,
    proved_at: session.provedAt,
  });
}

/** The member whose session this is, unless it has expired, or the member is gone or suspended. */
export async function findSessionMember(
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<({ member: Member } & Pick<Session, 'createdAt' | 'seenAt' | 'provedAt'>) | undefined> {
  const row = await db('sessions')
    .join('members', 'members.id', 'sessions.member_id')
    .where('sessions.token_hash', tokenHash)
    .andWhere('sessions.expires_at', '>', now)
    .whereNull('members.deleted_at')
    .whereNull('members.suspended_at')
    .first('members.*', 'sessions.seen_at', 'sessions.proved_at', {
      signed_in_at: 'sessions.created_at',
    });
  return (
    row && {
      member: memberOf(row),
      createdAt: Number(row.signed_in_at),
      seenAt: Number(row.seen_at),
      provedAt: instantOf(row.proved_at),
    }
  );
}

/** Writes down that a passkey was given in a session. */
export async function saveProof(db: Db, tokenHash: string, provedAt: Instant): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).update({ proved_at: provedAt });
}

export async function touchSession(db: Db, tokenHash: string, seenAt: Instant): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).update({ seen_at: seenAt });
}

/** The sessions of a member that have not expired, the latest seen first. */
export async function findSessions(db: Db, memberId: number, now: Instant): Promise<Session[]> {
  const rows = await db('sessions')
    .where({ member_id: memberId })
    .andWhere('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('token_hash');
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    userAgent: row.user_agent,
    createdAt: Number(row.created_at),
    seenAt: Number(row.seen_at),
    expiresAt: Number(row.expires_at),
    provedAt: instantOf(row.proved_at),
  }));
}

function instantOf(value: unknown): Instant | null {
  return value === null ? null : Number(value);
}

export async function removeSession(db: Db | Trx, tokenHash: string): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).delete();
}

/** Ends the sessions of a member, or all of them but one. */
export async function removeSessionsOf(
  db: Db | Trx,
  memberId: number,
  { except }: { except?: string | undefined } = {},
): Promise<void> {
  await db('sessions')
    .where({ member_id: memberId })
    .andWhereNot({ token_hash: except ?? '' })
    .delete();
}

export async function removeExpiredSessions(db: Db, now: Instant): Promise<void> {
  await db('sessions').where('expires_at', '<=', now).delete();
}
