import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { insertMute } from './mute-store.ts';
import { selectReceivedOne } from './store.ts';

/**
 * A member wants to hear no more from whoever wrote a message to them, also where they do not know who
 * that is, and do not learn it by this. What was written is not seen any more either; who wrote it is
 * not told.
 * @throws DomainError `not_found` where they received no such message.
 */
export async function muteSender(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { memberId, messageId }: { memberId: number; messageId: number },
): Promise<void> {
  const message = await selectReceivedOne(db, memberId, messageId);
  if (!message) throw new DomainError('not_found', 'There is no such message.');
  const { isNamed, senderId } = message;
  await insertMute(db, memberId, { mutedId: senderId, isNamed, mutedAt: clock.now() });
}
