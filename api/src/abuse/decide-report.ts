import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMember } from '../members/find-member.ts';
import { recordAction } from '../operators/record-action.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { findThings } from '../things/find-thing.ts';
import { imposeHiding, imposeSuspension } from './impose-measure.ts';
import { reportDecidedMail } from './mails.ts';
import { selectMeasure } from './measure-store.ts';
import { type AbuseReport, OUTCOME_WORDS, type ReportOutcome } from './report.ts';
import { lockReport, saveDecision } from './report-store.ts';

type Decision = { operatorId: number; outcome: ReportOutcome; reason: string };

/**
 * An operator decides a report of abuse: dismisses it, hides the thing, or suspends the member whose
 * it is. Both sides are told by mail, each with the reason and the way to object; whom it concerns is
 * not told who reported.
 * @throws DomainError `validation` when it was decided already, without a reason, or when the outcome
 *   does not fit what was reported; `not_found`; `forbidden` for an operator.
 */
export async function decideReport(
  deps: Deps,
  { reportId, ...decision }: Decision & { reportId: number },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const report = await lockReport(trx, reportId);
    if (!report) throw new DomainError('not_found', 'There is no such report.');
    if (report.decision) throw new DomainError('validation', 'This report was decided already.');
    await recordAction(trx, deps, {
      operatorId: decision.operatorId,
      action: 'abuse.decide',
      subject: `report:${report.id}`,
      reason: decision.reason,
    });
    const measureId = await carryOut(trx, deps, report, decision);
    await answer(trx, deps, report, { ...decision, measureId });
  });
  sendMailsSoon(deps);
}

/** Does what was decided. What another report has brought about already is not done twice. */
async function carryOut(
  trx: Trx,
  deps: Deps,
  { thingId, memberId }: AbuseReport,
  { outcome, ...by }: Decision,
): Promise<number | null> {
  if (outcome === 'dismissed') return null;
  if (outcome === 'hidden') {
    if (thingId === null) throw fieldError('outcome', 'A member is not hidden but suspended.');
    const standing = await selectMeasure(trx, { open_key: `hide/${thingId}` });
    return standing?.id ?? imposeHiding(trx, deps, { ...by, thingId });
  }
  const creatorId =
    thingId === null ? memberId : (await findThings(trx, [thingId])).get(thingId)?.creatorId;
  if (!creatorId) throw fieldError('outcome', 'This thing is nobody’s: hide it instead.');
  const standing = await selectMeasure(trx, { open_key: `suspend/${creatorId}` });
  return standing?.id ?? imposeSuspension(trx, deps, { ...by, memberId: creatorId });
}

async function answer(
  trx: Trx,
  deps: Deps,
  report: AbuseReport,
  { outcome, reason, operatorId, measureId }: Decision & { measureId: number | null },
): Promise<void> {
  const email = await addressOf(trx, report);
  // Only the hash of the first link is kept, so the answer brings a new one.
  const token = newSecret();
  const decision = { at: deps.clock.now(), outcome, reason: reason.trim(), operatorId, measureId };
  await saveDecision(trx, report.id, decision, email ? hashSecret(token) : undefined);
  if (!email) return;
  await queueMail(
    trx,
    deps,
    reportDecidedMail(deps.config, {
      email,
      token,
      decision: OUTCOME_WORDS[outcome],
      reason: reason.trim(),
    }),
  );
}

/** Where the answer to a report goes; empty: nowhere. */
export async function addressOf(
  trx: Trx,
  { reporterId, email }: Pick<AbuseReport, 'reporterId' | 'email'>,
): Promise<string> {
  if (reporterId === null) return email;
  return (await findMember(trx, reporterId))?.email ?? '';
}
