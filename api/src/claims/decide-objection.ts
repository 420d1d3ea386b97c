import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { handOver } from '../distribution/hand-over.ts';
import { sweepThing } from '../distribution/sweep-thing.ts';
import { DomainError } from '../errors.ts';
import { releaseHold } from '../holds/release-hold.ts';
import { finishSweep } from '../things/request-sweep.ts';
import { ruleCreator } from '../things/rule-creator.ts';
import { saveDecision, selectOpenObjection } from './contest-store.ts';
import { noteEvent } from './note-event.ts';
import { takeoverCause } from './note-takeovers.ts';
import { holdTakeovers, saveFinal, type Takeover } from './takeover-store.ts';

/**
 * Decides an objection to a takeover: the things stay with the claim, or are, whoever has the site, their
 * first owner's from now on, with what was held on them. In the transaction of an operator's decision.
 *
 * @param input.reason at most 500 characters; everybody may read it.
 * @throws DomainError `not_found` when there is no such objection, or it is decided.
 */
export async function decideObjection(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  input: { contestId: number; outcome: 'incumbent' | 'challenger'; reason: string },
): Promise<void> {
  const contest = await selectOpenObjection(trx, input.contestId);
  if (!contest) throw new DomainError('not_found', 'There is no open objection.');
  const { outcome, reason } = input;
  const key = { claimId: contest.incumbentClaimId, fromMemberId: contest.challengerId };
  const taken = await holdTakeovers(trx, key);

  await saveDecision(trx, contest.id, { outcome, reason, at: deps.clock.now() });
  await releaseTaken(trx, deps, taken);
  if (outcome === 'challenger') await giveBack(trx, deps, taken);
  await saveFinal(trx, key);
  const { siteId, challengerId: memberId } = contest;
  const event = outcome === 'challenger' ? 'objection_upheld' : 'objection_rejected';
  await noteEvent(trx, deps, { siteId, memberId, event });
}

/** Lets go of what was held of earnings because it was taken over. */
export async function releaseTaken(
  trx: Trx,
  deps: Pick<Deps, 'clock'>,
  taken: readonly Takeover[],
): Promise<void> {
  const held = new Map(taken.map((one) => [`${one.toMemberId}/${one.claimId}`, one]));
  for (const { claimId, fromMemberId, toMemberId } of held.values()) {
    const cause = takeoverCause(claimId, fromMemberId);
    await releaseHold(trx, deps, { memberId: toMemberId, cause });
  }
}

async function giveBack(
  trx: Trx,
  deps: Pick<Deps, 'config' | 'clock'>,
  taken: readonly Takeover[],
): Promise<void> {
  for (const one of taken) {
    const { amount, claimId, firstPeriod, fromMemberId, lastPeriod, thingId, toMemberId } = one;
    if (firstPeriod !== null && lastPeriod !== null) {
      await handOver(trx, deps, {
        ...{ thingId, fromId: toMemberId, toId: fromMemberId, firstPeriod, lastPeriod, amount },
        cause: `takeover/${claimId}/${thingId}`,
      });
    }
    for (const changed of await ruleCreator(trx, [thingId], fromMemberId)) {
      await sweepThing(trx, deps, changed.thingId);
      await finishSweep(trx, changed.thingId);
    }
  }
}
