import type { Deps } from '../deps.ts';
import { findPasskeys, type Passkey } from './passkey-store.ts';
import { findSessions, type Session } from './session-store.ts';

/** What lets a member in: the browsers they are signed in with, and their passkeys. */
export async function listAccess(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  memberId: number,
): Promise<{ sessions: Session[]; passkeys: Passkey[] }> {
  return {
    sessions: await findSessions(db, memberId, clock.now()),
    passkeys: await findPasskeys(db, memberId),
  };
}
