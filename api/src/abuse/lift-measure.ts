import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { releaseHold } from '../holds/release-hold.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import { letIn } from '../members/save-suspension.ts';
import { recordAction } from '../operators/record-action.ts';
import { showAgain } from '../things/hide-by-measure.ts';
import { causeOf, causeOfReview } from './impose-measure.ts';
import { liftedMail } from './mails.ts';
import type { Measure } from './measure.ts';
import { endMeasure, selectMeasure } from './measure-store.ts';

const ACTION_OF = {
  suspend: 'member.restore',
  hide: 'thing.show',
  withhold: 'fraud.release',
} as const;

/**
 * Lifts a measure, in the caller's transaction: the member is let in and their earnings are free, the
 * thing is shown again, or what was withheld is free. The member is told.
 * @throws DomainError `validation` without a reason, or when it was lifted already.
 */
export async function liftMeasure(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  { measure, operatorId, reason }: { measure: Measure; operatorId: number; reason: string },
): Promise<void> {
  const { id, kind, memberId, thingId, period } = measure;
  await recordAction(trx, deps, {
    operatorId,
    action: ACTION_OF[kind],
    subject: kind === 'hide' ? `thing:${thingId}` : `member:${memberId}`,
    reason,
  });
  if (!(await endMeasure(trx, id, deps.clock.now()))) {
    throw new DomainError('validation', 'This was taken back already.');
  }
  if (kind === 'suspend') {
    await letIn(trx, memberId!);
    await releaseHold(trx, deps, { memberId: memberId!, cause: causeOf(id) });
  } else if (kind === 'withhold') {
    await releaseHold(trx, deps, { memberId: memberId!, cause: causeOfReview(period!) });
  } else {
    await showAgain(trx, thingId!);
  }
  const member = memberId === null ? undefined : await findMember(trx, memberId);
  if (member && member.deletedAt === null) {
    await queueMail(trx, deps, liftedMail(deps.config, { member, kind, reason: reason.trim() }));
  }
}

/**
 * The measure that keeps a member out, or hides a thing.
 * @throws DomainError `validation` when there is none.
 */
export async function standingMeasure(
  trx: Trx,
  on: { memberId: number } | { thingId: number },
): Promise<Measure> {
  const key = 'memberId' in on ? `suspend/${on.memberId}` : `hide/${on.thingId}`;
  const measure = await selectMeasure(trx, { open_key: key });
  if (!measure) throw new DomainError('validation', 'There is nothing to take back.');
  return measure;
}
