import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findSessions, removeSession, type Session } from './session-store.ts';

/** What names a session on a page: too little of its hash to be of use elsewhere. */
export function sessionId({ tokenHash }: Session): string {
  return tokenHash.slice(0, 16);
}

/**
 * Signs a member out in one of their browsers.
 * @param input.id as `sessionId` says it.
 * @throws DomainError `not_found` when they have no such session.
 */
export async function endOtherSession(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, id }: { memberId: number; id: string },
): Promise<void> {
  const sessions = await findSessions(db, memberId, clock.now());
  const session = sessions.find((candidate) => sessionId(candidate) === id);
  if (!session) throw new DomainError('not_found', 'You are not signed in there any more.');
  await removeSession(db, session.tokenHash);
}
