import type { Deps } from '../deps.ts';
import { removeEndedWindows } from '../throttle/remove-ended-windows.ts';
import { removeExpiredMailTokens } from './mail-token-store.ts';
import { removeExpiredChallenges } from './passkey-store.ts';
import { removeExpiredSessions } from './session-store.ts';
import { removeExpiredSignUps } from './sign-up-store.ts';

/** Forgets what lets nobody in any more: old sessions, links, challenges, sign-ups and counts. */
export async function removeExpired({ clock, db }: Pick<Deps, 'clock' | 'db'>): Promise<void> {
  const now = clock.now();
  await removeExpiredSessions(db, now);
  await removeExpiredMailTokens(db, now);
  await removeExpiredChallenges(db, now);
  await removeExpiredSignUps(db, now);
  await removeEndedWindows(db, now);
}
