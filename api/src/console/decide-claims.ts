import { decideContest } from '../claims/decide-contest.ts';
import { decideObjection } from '../claims/decide-objection.ts';
import { rejectClaim } from '../claims/reject-claim.ts';
import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError, fieldError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMember } from '../members/find-member.ts';
import { recordAction } from '../operators/record-action.ts';
import { findSite } from '../sites/find-site.ts';
import { selectClaimsById, selectContest } from './claim-store.ts';
import { claimRejectedMail, contestDecidedMail } from './mails.ts';

type By = { operatorId: number; reason: string };

/** The books of contests keep no longer one. */
const REASON_MAX = 500;

/**
 * An operator decides whose a contested site is. Both sides are told by mail, with the reason.
 * @throws DomainError `validation` without a reason or when it was decided already; `not_found`.
 */
export async function decideContestByOperator(
  deps: Deps,
  {
    contestId,
    outcome,
    operatorId,
    reason,
  }: By & { contestId: number; outcome: 'incumbent' | 'challenger' },
): Promise<void> {
  checkLength(reason);
  await inTransaction(deps.db, async (trx) => {
    const contest = await selectContest(trx, contestId);
    if (!contest) throw new DomainError('not_found', 'There is no such contest.');
    if (contest.decision) throw alreadyDecided();
    await recordAction(trx, deps, {
      operatorId,
      action: 'contest.decide',
      subject: `contest:${contest.id}`,
      reason,
    });
    const claims = await selectClaimsById(trx, [contest.incumbentClaimId]);
    const { siteId, site, challengerId } = contest;
    const decision = { outcome, reason: reason.trim() };
    if (contest.kind === 'claim') await decideContest(trx, deps, { siteId, ...decision });
    else await decideObjection(trx, deps, { contestId, ...decision });
    const sides = {
      incumbent: claims.get(contest.incumbentClaimId)!.memberId,
      challenger: challengerId,
    };
    for (const side of ['incumbent', 'challenger'] as const) {
      const told = { site, isTheirs: side === outcome, reason: reason.trim() };
      await tell(trx, deps, sides[side], (member) =>
        contestDecidedMail(deps.config, { member, ...told }),
      );
    }
  });
  sendMailsSoon(deps);
}

/**
 * An operator rejects a claim; see `rejectClaim`. Its member is told by mail, with the reason.
 * @throws DomainError `validation` without a reason or when it is over; `not_found`.
 */
export async function rejectClaimByOperator(
  deps: Deps,
  { claimId, operatorId, reason }: By & { claimId: number },
): Promise<void> {
  checkLength(reason);
  await inTransaction(deps.db, async (trx) => {
    await recordAction(trx, deps, {
      operatorId,
      action: 'claim.reject',
      subject: `claim:${claimId}`,
      reason,
    });
    const { memberId, siteId } = await rejectClaim(trx, deps, { claimId, reason: reason.trim() });
    const site = (await findSite(trx, siteId))!.address;
    await tell(trx, deps, memberId, (member) =>
      claimRejectedMail(deps.config, { member, site, reason: reason.trim() }),
    );
  });
  sendMailsSoon(deps);
}

async function tell(
  trx: Trx,
  deps: Deps,
  memberId: number,
  write: (member: { name: string; email: string }) => Parameters<typeof queueMail>[2],
): Promise<void> {
  const member = await findMember(trx, memberId);
  if (member && member.deletedAt === null) await queueMail(trx, deps, write(member));
}

function checkLength(reason: string): void {
  if (reason.trim().length > REASON_MAX) {
    throw fieldError('reason', `A reason has at most ${REASON_MAX} characters here.`);
  }
}

function alreadyDecided(): DomainError {
  return new DomainError('validation', 'This contest was decided already.');
}
