import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { addMonths, periodOf } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import { sharingChangedMail } from './mails.ts';
import { forgetStandingAcceptances } from './standing-acceptances-store.ts';
import { forgetNamesOf, holdAgreement, saveLeft } from './store.ts';
import { describeSubject } from './subject.ts';

/**
 * A collaborator leaves an agreement: from the next period on their part is the owner's. The others
 * keep theirs. Does nothing when they have left it.
 * @throws DomainError `not_found` when they have no part in it.
 */
export async function leaveAgreement(
  deps: Deps,
  { member, agreementId }: { member: Member; agreementId: number },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const agreement = await holdAgreement(trx, agreementId);
    const part = agreement?.parts.find(
      ({ memberId, position }) => memberId === member.id && position > 0,
    );
    if (agreement?.state !== 'accepted' || !part) {
      throw new DomainError('not_found', 'You have no part in such an agreement.');
    }
    if (part.untilPeriod !== null) return;
    const until = addMonths(periodOf(deps.clock.now()), 1);
    await saveLeft(trx, { agreementId, memberId: member.id }, until);

    const to = (await findMember(trx, agreement.ownerId))!;
    const { what } = await describeSubject(trx, agreement.subject);
    const change = `${member.name} has left. Their part is yours from ${formatPeriod(until)} on.`;
    if (to.deletedAt === null) {
      await queueMail(trx, deps, sharingChangedMail(deps, { to, what, change }));
    }
  });
  sendMailsSoon(deps);
}

/**
 * A member leaves the service: their parts of what is not paid out to earnings yet are the owners'
 * from now on, and their own proposals are withdrawn. To be called before the member is erased, in the
 * same transaction: a sweep that is under way is waited for.
 */
export async function forgetCollaborator(trx: Trx, memberId: number): Promise<void> {
  await forgetNamesOf(trx, memberId);
  await forgetStandingAcceptances(trx, memberId);
}
