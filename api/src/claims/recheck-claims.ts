import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import { findSite, holdSite } from '../sites/find-site.ts';
import { setOwner } from '../sites/set-owner.ts';
import type { Claim } from './claim.ts';
import { lookForProofs, methodsOf } from './look-for-proofs.ts';
import { missedMail, suspendedMail } from './mails.ts';
import { noteEvent } from './note-event.ts';
import { moveRecheck, selectClaim, selectDue, updateClaim } from './store.ts';
import { weighFindings } from './weigh-findings.ts';

const AT_ONCE = 5;
const MONTH_MS = 30 * 86_400_000;
const AFTER_MISS_MS = 3 * 86_400_000;
const MISSES_MAX = 3;
const OPEN_PAUSE_MIN_MS = 30_000;
const OPEN_PAUSE_MAX_MS = 6 * 3_600_000;

/**
 * Looks at sites whose time has come: those that were claimed and not proven yet, soon at first and then
 * ever more rarely, and those that were proven a month ago. The third look in a row that finds no proof suspends a claim, and what its
 * things receive is held. A job: safe to run at any time, by any number of processes at once.
 */
export async function recheckClaims(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'log'>,
  stop?: AbortSignal,
): Promise<void> {
  const due = await selectDue(deps.db, deps.clock.now(), AT_ONCE);
  await Promise.all(due.map((claim) => (stop?.aborted ? undefined : recheck(deps, claim))));
}

async function recheck(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'log'>,
  due: Claim,
): Promise<void> {
  // First, so that no other process looks too, and a site that hangs is not asked over and over.
  const now = deps.clock.now();
  const next = now + (due.state === 'open' ? pauseOf(now - due.createdAt) : MONTH_MS);
  if (!(await moveRecheck(deps.db, due, next))) return;
  const site = await findSite(deps.db, due.siteId);
  const claim = await selectClaim(deps.db, { id: due.id });
  if (!site || !claim || claim.endedAt !== null) return;
  const found = await lookForProofs(deps, { claim, site, methods: methodsOf(site) });
  await weighFindings(deps, claim, found);
  if (claim.state === 'verified' && !found.some(({ finding }) => finding.isProven)) {
    await miss(deps, claim);
  }
}

/** Who has just claimed a site waits for us; after days nobody looks any more. */
function pauseOf(age: number): number {
  return Math.min(Math.max(age / 2, OPEN_PAUSE_MIN_MS), OPEN_PAUSE_MAX_MS);
}

async function miss(
  deps: Pick<Deps, 'config' | 'db' | 'clock'>,
  { id, siteId }: Claim,
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const site = await holdSite(trx, siteId);
    const claim = await selectClaim(trx, { id }, { forUpdate: true });
    if (!site || claim?.state !== 'verified') return;
    const { memberId } = claim;
    const member = (await findMember(trx, memberId))!;
    const about = { member, address: site.address };
    const misses = claim.misses + 1;
    await updateClaim(trx, id, { misses, recheckAt: deps.clock.now() + AFTER_MISS_MS });
    if (misses < MISSES_MAX) {
      await noteEvent(trx, deps, { siteId, memberId, event: 'missed', detail: String(misses) });
      return queueMail(trx, deps, missedMail(about));
    }
    await updateClaim(trx, id, { state: 'suspended' });
    await setOwner(trx, deps, siteId, { claimId: id, ownerId: memberId, isHeld: true });
    await noteEvent(trx, deps, { siteId, memberId, event: 'suspended' });
    await queueMail(trx, deps, suspendedMail(about));
  });
}
