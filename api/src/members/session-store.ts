import type { Db } from '../db.ts';
import type { Instant } from '../period.ts';
import type { Member } from './member.ts';
import { memberOf } from './store.ts';

export async function insertSession(
  db: Db,
  session: {
    tokenHash: string;
    memberId: number;
    userAgent: string;
    createdAt: Instant;
    expiresAt: Instant;
  },
): Promise<void> {
  await db('sessions').insert({
    token_hash: session.tokenHash,
    member_id: session.memberId,
    user_agent: session.userAgent,
    created_at: session.createdAt,
    seen_at: session.createdAt,
    expires_at: session.expiresAt,
  });
}

/** The member whose session this is, unless it has expired or the member is gone. */
export async function findSessionMember(
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<Member | undefined> {
  const row = await db('sessions')
    .join('members', 'members.id', 'sessions.member_id')
    .where('sessions.token_hash', tokenHash)
    .andWhere('sessions.expires_at', '>', now)
    .whereNull('members.deleted_at')
    .first('members.*');
  return row && memberOf(row);
}

export async function removeSession(db: Db, tokenHash: string): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).delete();
}
