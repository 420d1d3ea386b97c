import type { Trx } from '../db.ts';
import type { Instant } from '../period.ts';
import { removeMailTokensOf } from './mail-token-store.ts';
import { removeSessionsOf } from './session-store.ts';
import { saveSuspendedAt } from './store.ts';

/** Keeps a member out: every session and every link in a mail ends, and no new session begins. */
export async function keepOut(trx: Trx, memberId: number, since: Instant): Promise<void> {
  await saveSuspendedAt(trx, memberId, since);
  await removeSessionsOf(trx, memberId);
  await removeMailTokensOf(trx, memberId);
}

/** Lets a member in again. */
export function letIn(trx: Trx, memberId: number): Promise<void> {
  return saveSuspendedAt(trx, memberId, null);
}
