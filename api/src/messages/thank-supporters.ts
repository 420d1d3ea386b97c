import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Member } from '../members/member.ts';
import type { Period } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import { checkText } from './check-text.ts';
import { thankablePeriods } from './thankable-periods.ts';
import { writeOnce } from './write-once.ts';

/**
 * A creator thanks all supporters of a month, once. The thanks reach whoever flattred something in that
 * period on which the creator earned; who that is the creator does not learn.
 *
 * @throws DomainError `validation` about the text; `forbidden` when they have thanked already, or have
 *   earned nothing in that period.
 */
export async function thankSupporters(
  deps: Pick<Deps, 'clock' | 'db'>,
  { creator, period, text }: { creator: Member; period: Period; text: string },
): Promise<void> {
  const checked = checkText(text);
  if (!(await thankablePeriods(deps.db, deps, creator.id)).includes(period)) {
    throw new DomainError(
      'forbidden',
      `There is nobody to thank for ${formatPeriod(period)}: you have thanked already, or nothing was earned, or it is long ago.`,
    );
  }
  await writeOnce(
    deps.db,
    {
      kind: 'thanks',
      senderId: creator.id,
      recipientId: null,
      period,
      thingId: null,
      answersId: null,
      text: checked,
      isNamed: true,
      sentAt: deps.clock.now(),
      onceKey: `thanks/${creator.id}/${period}`,
    },
    `You have thanked your supporters of ${formatPeriod(period)} already.`,
  );
}
