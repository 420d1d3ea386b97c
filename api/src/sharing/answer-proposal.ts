import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { addMonths, periodOf } from '../period.ts';
import type { Agreement } from './agreement.ts';
import { concludeAgreement } from './conclude-agreement.ts';
import { sharingChangedMail } from './mails.ts';
import { acceptAllOf } from './standing-acceptances.ts';
import { holdAgreement, saveAnswer, saveState, selectAgreementsWith } from './store.ts';
import { describeSubject } from './subject.ts';

/**
 * A collaborator accepts a proposal, or declines it. Once all have accepted, it holds from the next
 * period on, and what was agreed about the same before ends then. One who declines ends the proposal.
 * Sent twice, the same answer changes nothing.
 *
 * @param always accepts all that this owner offers, now and from now on.
 * @throws DomainError `not_found` when the member was not asked, or the proposal is over.
 */
export async function answerProposal(
  deps: Deps,
  {
    member,
    agreementId,
    accepts,
    always = false,
  }: { member: Member; agreementId: number; accepts: boolean; always?: boolean },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const proposal = await holdAgreement(trx, agreementId);
    const part = proposal?.parts.find(({ memberId }) => memberId === member.id);
    const state = accepts ? 'accepted' : 'declined';
    if (part?.state === state && part.position > 0) return;
    if (!proposal || !part || part.position === 0 || !isOpen(proposal, deps.clock.now())) {
      throw new DomainError('not_found', 'This proposal is over. There may be a newer one.');
    }
    const answeredAt = deps.clock.now();
    await saveAnswer(trx, { agreementId, memberId: member.id }, { state, answeredAt });
    if (!accepts) return decline(trx, deps, proposal, member);
    if (always) await acceptAllOf(trx, deps, { memberId: member.id, ownerId: proposal.ownerId });
    const others = proposal.parts.filter((one) => one !== part);
    if (others.every((one) => one.state === 'accepted')) {
      const period = addMonths(periodOf(deps.clock.now()), 1);
      await concludeAgreement(trx, deps, proposal, { period });
    }
  });
  sendMailsSoon(deps);
  if (accepts && always) await acceptTheOthers(deps, member, agreementId);
}

/** Each by itself: what one of them is about may have become somebody else's meanwhile. */
async function acceptTheOthers(deps: Deps, member: Member, agreementId: number): Promise<void> {
  const { db, clock } = deps;
  const all = await selectAgreementsWith(db, member.id);
  const ownerId = all.find(({ id }) => id === agreementId)?.ownerId;
  for (const one of all) {
    const mine = one.parts.find(({ memberId }) => memberId === member.id);
    if (one.ownerId !== ownerId || mine?.state !== 'asked' || !isOpen(one, clock.now())) continue;
    try {
      await answerProposal(deps, { member, agreementId: one.id, accepts: true });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}

function isOpen({ state, expiresAt }: Agreement, now: number): boolean {
  return state === 'proposed' && expiresAt > now;
}

async function decline(
  trx: Trx,
  deps: Deps,
  { id, ownerId, subject }: Agreement,
  member: Member,
): Promise<void> {
  await saveState(trx, id, { state: 'declined' });
  const to = (await findMembers(trx, [ownerId])).get(ownerId)!;
  const { what } = await describeSubject(trx, subject);
  const change = `${member.name} declined the part that you offered. What held before still holds.`;
  await queueMail(trx, deps, sharingChangedMail(deps, { to, what, change }));
}
