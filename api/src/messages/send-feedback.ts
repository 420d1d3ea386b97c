import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { findThing } from '../things/find-thing.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import { checkText } from './check-text.ts';
import { insertMessage } from './store.ts';

const A_DAY = 24 * 60;

/**
 * Feedback on a thing reaches its creator, with or without the writer's name. Where nobody is known to be
 * its creator, it waits for whoever that will be.
 *
 * @throws DomainError `validation` about the text; `not_found` when there is no such thing; `forbidden`
 *   for one's own; `rate_limit_exceeded` after three on a thing, or twenty in all, in a day.
 */
export async function sendFeedback(
  deps: Pick<Deps, 'clock' | 'db'>,
  input: { sender: Member; thingId: number; text: string; isNamed: boolean },
): Promise<void> {
  const { sender, thingId } = input;
  const text = checkText(input.text);
  const thing = await findThing(deps.db, { id: thingId });
  if (!thing || thing.deletedAt !== null) {
    throw new DomainError('not_found', 'There is no such thing.');
  }
  if (thing.creatorId === sender.id) throw new DomainError('forbidden', 'This is your own.');
  await countAttempt(deps, [
    { kind: 'feedback-thing', subject: `${sender.id}/${thing.id}`, max: 3, minutes: A_DAY },
    { kind: 'feedback', subject: String(sender.id), max: 20, minutes: A_DAY },
  ]);
  await insertMessage(deps.db, {
    kind: 'feedback',
    senderId: sender.id,
    recipientId: thing.isVerified ? thing.creatorId : null,
    period: null,
    thingId: thing.id,
    answersId: null,
    text,
    isNamed: input.isNamed,
    sentAt: deps.clock.now(),
    onceKey: null,
  });
}
