import type { Deps } from '../deps.ts';
import { periodOf } from '../period.ts';
import { type Subject, standingOf } from './agreement.ts';
import { endAgreement } from './end-agreement.ts';
import { selectAgreementsOf } from './store.ts';
import { mustOwn } from './subject.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

/**
 * An owner shares something no longer: what is proposed is taken back, what is agreed ends with the
 * present period. Does nothing where nothing is shared.
 * @throws DomainError `not_found`, `forbidden` when it is not theirs.
 */
export async function stopSharing(
  deps: Deps,
  { ownerId, subject }: { ownerId: number; subject: Subject },
): Promise<void> {
  await mustOwn(deps.db, ownerId, subject);
  const now = deps.clock.now();
  for (const agreement of await selectAgreementsOf(deps.db, ownerId, subject)) {
    const key = { ownerId, agreementId: agreement.id };
    const standing = standingOf(agreement, { now, period: periodOf(now) });
    if (standing === 'proposed') await withdrawProposal(deps, key);
    if (standing === 'coming' || standing === 'running') await endAgreement(deps, key);
  }
}
