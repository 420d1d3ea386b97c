import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { heldOn } from '../distribution/held-on.ts';
import { placeHold } from '../holds/place-hold.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { findMember } from '../members/find-member.ts';
import type { Site } from '../sites/site.ts';
import type { Reassigned } from '../things/assign-creators.ts';
import { takenOverMail } from './mails.ts';
import { holdTakeovers, insertTakeover } from './takeover-store.ts';

const OBJECT_MS = 10 * 86_400_000;

/** By which cause what a claim took over from a member is held. */
export const takeoverCause = (claimId: number, fromMemberId: number): string =>
  `takeover/${claimId}/${fromMemberId}`;

/**
 * Writes down which things a claim takes over from members who had registered them by hand, before what
 * is held on them is swept. What was held stays on the new creator's account, but is not paid out for ten
 * days, in which the first owner, who is told by mail, may object.
 */
export async function noteTakeovers(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  site: Site,
  reassigned: readonly Reassigned[],
): Promise<void> {
  const { claimId } = site;
  if (claimId === null) return;
  const takenAt = deps.clock.now();
  const fromMembers = new Set<number>();
  for (const { thingId, before, after } of reassigned) {
    const isTakeover = before.isRegistered && !before.isVerified && after.isVerified;
    if (!isTakeover || before.creatorId === null || after.creatorId === null) continue;
    if (before.creatorId === after.creatorId || after.siteId !== site.id) continue;
    await insertTakeover(trx, {
      claimId,
      thingId,
      fromMemberId: before.creatorId,
      toMemberId: after.creatorId,
      ...(await heldOn(trx, { thingId, creatorId: before.creatorId })),
      takenAt,
      finalAt: takenAt + OBJECT_MS,
      contestId: null,
    });
    fromMembers.add(before.creatorId);
  }
  for (const fromMemberId of fromMembers) {
    await holdTaken(trx, deps, { claimId, fromMemberId, site });
  }
}

async function holdTaken(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'config'>,
  { claimId, fromMemberId, site }: { claimId: number; fromMemberId: number; site: Site },
): Promise<void> {
  const takeovers = await holdTakeovers(trx, { claimId, fromMemberId });
  const byMember = Map.groupBy(takeovers, ({ toMemberId }) => toMemberId);
  for (const [memberId, taken] of byMember) {
    const amount = taken.reduce((sum, one) => sum + one.amount, 0);
    const cause = takeoverCause(claimId, fromMemberId);
    if (amount > 0) await placeHold(trx, deps, { memberId, reason: 'contest', amount, cause });
  }
  const member = await findMember(trx, fromMemberId);
  if (!member || member.deletedAt !== null) return;
  const about = { member, address: site.address, things: takeovers.length };
  await queueMail(trx, deps, takenOverMail(deps.config, about));
}
