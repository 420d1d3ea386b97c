import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMember } from '../members/find-member.ts';
import { recordAction } from '../operators/record-action.ts';
import type { Appeal, AppealOutcome } from './appeal.ts';
import { lockAppeal, saveAppealDecision } from './appeal-store.ts';
import { addressOf } from './decide-report.ts';
import { liftMeasure } from './lift-measure.ts';
import { appealRefusedMail, reporterRefusedMail, reportReopenedMail } from './mails.ts';
import { selectMeasure } from './measure-store.ts';
import { reopenReport, selectReport } from './report-store.ts';

type Decision = { operatorId: number; outcome: AppealOutcome; reason: string };

/**
 * An operator decides an objection. Granted, a measure is lifted, or a report is before operators once
 * more; refused, all stays. Who objected is told the reason.
 * @throws DomainError `validation` without a reason or when it was decided already; `not_found`.
 */
export async function decideAppeal(
  deps: Deps,
  { appealId, ...decision }: Decision & { appealId: number },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const appeal = await lockAppeal(trx, appealId);
    if (!appeal) throw new DomainError('not_found', 'There is no such objection.');
    if (appeal.decision) throw new DomainError('validation', 'It was decided already.');
    await recordAction(trx, deps, {
      operatorId: decision.operatorId,
      action: 'abuse.decide_appeal',
      subject: `appeal:${appeal.id}`,
      reason: decision.reason,
    });
    const reason = decision.reason.trim();
    await saveAppealDecision(trx, appeal.id, { ...decision, reason, at: deps.clock.now() });
    if (appeal.measureId === null) await answerReporter(trx, deps, appeal, decision);
    else await answerMember(trx, deps, appeal, decision);
  });
  sendMailsSoon(deps);
}

async function answerMember(
  trx: Trx,
  deps: Deps,
  { measureId }: Appeal,
  { outcome, operatorId, reason }: Decision,
): Promise<void> {
  const measure = (await selectMeasure(trx, { id: measureId! }))!;
  if (outcome === 'granted') {
    if (measure.liftedAt === null) await liftMeasure(trx, deps, { measure, operatorId, reason });
    return;
  }
  const member = measure.memberId === null ? undefined : await findMember(trx, measure.memberId);
  if (!member || member.deletedAt !== null) return;
  await queueMail(trx, deps, appealRefusedMail({ member, reason: reason.trim() }));
}

async function answerReporter(
  trx: Trx,
  deps: Deps,
  { reportId }: Appeal,
  { outcome, reason }: Decision,
): Promise<void> {
  const report = (await selectReport(trx, { id: reportId! }))!;
  if (outcome === 'granted') await reopenReport(trx, report.id);
  const email = await addressOf(trx, report);
  if (!email) return;
  const write = outcome === 'granted' ? reportReopenedMail : reporterRefusedMail;
  await queueMail(trx, deps, write({ email, reason: reason.trim() }));
}
