import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMembers } from '../members/find-member.ts';
import { addMonths, periodOf } from '../period.ts';
import { formatPeriod } from '../web/format.ts';
import { type Agreement, standingOf } from './agreement.ts';
import { sharingChangedMail } from './mails.ts';
import { holdAgreement, saveEnd } from './store.ts';
import { describeSubject } from './subject.ts';

/**
 * An owner ends what was agreed, from the next period on; the collaborators are told. What they
 * earned stays theirs. Does nothing when it has ended.
 * @throws DomainError `not_found` when it is not theirs.
 */
export async function endAgreement(
  deps: Deps,
  { ownerId, agreementId }: { ownerId: number; agreementId: number },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const agreement = await holdAgreement(trx, agreementId);
    if (agreement?.ownerId !== ownerId || agreement.state !== 'accepted') {
      throw new DomainError('not_found', 'There is no such agreement of yours.');
    }
    await end(trx, deps, agreement);
  });
  sendMailsSoon(deps);
}

async function end(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  agreement: Agreement,
): Promise<void> {
  const now = deps.clock.now();
  const period = periodOf(now);
  if (agreement.untilPeriod !== null || standingOf(agreement, { now, period }) === 'ended') return;
  const { ownerId, subject, parts } = agreement;
  const until = addMonths(period, 1);
  await saveEnd(trx, { ownerId, subject }, until);

  const { what } = await describeSubject(trx, subject);
  const change = `the sharing ends. From ${formatPeriod(until)} on you have no part of it; what you earned stays yours.`;
  const collaborators = parts.flatMap(({ memberId }) => memberId ?? []);
  for (const to of (await findMembers(trx, collaborators)).values()) {
    if (to.id === ownerId || to.deletedAt !== null) continue;
    await queueMail(trx, deps, sharingChangedMail(deps, { to, what, change }));
  }
}
