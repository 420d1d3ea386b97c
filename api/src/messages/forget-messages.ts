import type { Trx } from '../db.ts';
import { deleteDigest } from './digest-store.ts';
import { deleteMutesOf } from './mute-store.ts';
import { deleteMessagesOf } from './store.ts';

/** Forgets what a member who leaves wrote, what was written to them, whom they muted, and their digest. */
export async function forgetMessages(trx: Trx, memberId: number): Promise<void> {
  await deleteMessagesOf(trx, memberId);
  await deleteMutesOf(trx, memberId);
  await deleteDigest(trx, memberId);
}
