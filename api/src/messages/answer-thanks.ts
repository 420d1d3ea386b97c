import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { checkText } from './check-text.ts';
import { selectReceivedOne } from './store.ts';
import { writeOnce } from './write-once.ts';

/**
 * A supporter answers thanks that reached them, once, with or without their name. A creator who has muted
 * them does not see it, and the supporter does not learn that.
 *
 * @throws DomainError `validation` about the text; `not_found` where they received no such thanks;
 *   `forbidden` for a second answer.
 */
export async function answerThanks(
  deps: Pick<Deps, 'clock' | 'db'>,
  input: { supporter: Member; thanksId: number; text: string; isNamed: boolean },
): Promise<void> {
  const text = checkText(input.text);
  const thanks = await selectReceivedOne(deps.db, input.supporter.id, input.thanksId);
  if (thanks?.kind !== 'thanks') {
    throw new DomainError('not_found', 'There are no such thanks to answer.');
  }
  await writeOnce(
    deps.db,
    {
      kind: 'answer',
      senderId: input.supporter.id,
      recipientId: thanks.senderId,
      period: thanks.period,
      thingId: null,
      answersId: thanks.id,
      text,
      isNamed: input.isNamed,
      sentAt: deps.clock.now(),
      onceKey: `answer/${thanks.id}/${input.supporter.id}`,
    },
    'You have answered these thanks already.',
  );
}
