import { inTransaction, type Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { sendMailsSoon } from '../mail/send-mails.ts';
import { findSite, holdSite } from '../sites/find-site.ts';
import { setOwner } from '../sites/set-owner.ts';
import { saveDecision, selectDueContests, selectOpenContest } from './contest-store.ts';
import { lookForProofs, methodsOf } from './look-for-proofs.ts';
import { noteEvent } from './note-event.ts';
import { endClaim, selectClaim, updateClaim } from './store.ts';
import { tellLoser, tellWinner } from './tell-sides.ts';
import { verifyClaim } from './verify-claim.ts';
import { strengthOf, weighFindings } from './weigh-findings.ts';

type Outcome = 'incumbent' | 'challenger';

/** Whose a contested site is now, and whose not. */
export type Decided = { address: string; winnerId: number; loserId: number };

/**
 * Decides a contest: the site stays whose it was, or becomes the challenger's with what was held since.
 * The other claim is rejected. Called by an operator's decision in its own transaction, which tells both
 * sides of it, or by `decideDueContests`. A second time it says that it is decided.
 * @param input.reason at most 500 characters; everybody may read it.
 * @throws DomainError `not_found` when there is no such contest, or it is decided.
 */
export async function decideContest(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  { siteId, outcome, reason }: { siteId: number; outcome: Outcome | 'stronger'; reason: string },
): Promise<Decided> {
  const site = await holdSite(trx, siteId);
  const contest = await selectOpenContest(trx, { open_key: String(siteId) });
  if (!site || !contest) throw new DomainError('not_found', 'There is no open contest.');
  const incumbent = (await selectClaim(trx, { id: contest.incumbentClaimId }))!;
  const challenger = (await selectClaim(trx, { id: contest.challengerClaimId }))!;
  const isMoved =
    outcome === 'stronger'
      ? (await strengthOf(trx, challenger.id)) > (await strengthOf(trx, incumbent.id))
      : outcome === 'challenger';

  const at = deps.clock.now();
  const decided = isMoved ? 'challenger' : 'incumbent';
  await saveDecision(trx, contest.id, { outcome: decided, reason, at });
  const loser = isMoved ? incumbent : challenger;
  await endClaim(trx, loser.id, { state: 'rejected', reason: 'contest', at });
  const { memberId } = loser;
  await noteEvent(trx, deps, { siteId, memberId, event: 'rejected', detail: 'contest' });
  const sides = { address: site.address, loserId: memberId };
  if (isMoved) {
    await verifyClaim(trx, deps, { claim: challenger, site, detail: 'contest' });
    return { ...sides, winnerId: challenger.memberId };
  }
  await updateClaim(trx, incumbent.id, { state: 'verified' });
  await setOwner(trx, deps, siteId, {
    claimId: incumbent.id,
    ownerId: incumbent.memberId,
    isHeld: false,
  });
  return { ...sides, winnerId: incumbent.memberId };
}

/**
 * Decides the contests whose ten days are over, for who has shown more by then: both are looked at once
 * more, and where neither or both show as much it stays as it was. Both are told by mail. A job: safe to
 * run again.
 */
export async function decideDueContests(
  deps: Pick<Deps, 'config' | 'clock' | 'db' | 'log'>,
): Promise<void> {
  for (const contest of await selectDueContests(deps.db, deps.clock.now())) {
    const { siteId } = contest;
    for (const id of [contest.incumbentClaimId, contest.challengerClaimId]) {
      const claim = (await selectClaim(deps.db, { id }))!;
      const site = (await findSite(deps.db, siteId))!;
      const found = await lookForProofs(deps, { claim, site, methods: methodsOf(site) });
      await weighFindings(deps, claim, found);
    }
    await inTransaction(deps.db, async (trx) => {
      await holdSite(trx, siteId);
      // An operator, or another process, may have decided while we looked.
      if (!(await selectOpenContest(trx, { id: contest.id }))) return;
      const reason = 'The ten days are over.';
      const decided = await decideContest(trx, deps, { siteId, outcome: 'stronger', reason });
      await tellWinner(trx, deps, decided, reason);
      await tellLoser(trx, deps, decided, reason);
    });
    sendMailsSoon(deps);
  }
}
