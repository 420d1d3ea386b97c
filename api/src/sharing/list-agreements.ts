import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { type Period, periodOf } from '../period.ts';
import { type Agreement, type AgreementPart, type Subject, standingOf } from './agreement.ts';
import { selectAgreementsOf, selectAgreementsWith } from './store.ts';
import { type DescribedSubject, describeSubject } from './subject.ts';

/** An agreement as its pages show it. */
export type ShownAgreement = DescribedSubject & {
  agreement: Agreement;
  standing: ReturnType<typeof standingOf>;
  owner: Member;
  /** The part of who looks, unless it is the owner's. */
  mine: AgreementPart | undefined;
  /** Whether who looks has left it, or leaves it when the next period begins. */
  leavesAt: Period | null;
};

type ListDeps = Pick<Deps, 'db' | 'clock'>;

/** What a member is asked to take part in, has a part of, and shares of their own, the newest first. */
export async function listAgreements(
  deps: ListDeps,
  memberId: number,
): Promise<{ asked: ShownAgreement[]; parts: ShownAgreement[]; own: ShownAgreement[] }> {
  const [withMe, byMe] = await Promise.all([
    selectAgreementsWith(deps.db, memberId),
    selectAgreementsOf(deps.db, memberId),
  ]);
  const others = await show(deps, memberId, withMe);
  const own = await show(deps, memberId, byMe);
  const isSettled = ({ standing }: ShownAgreement) =>
    ['coming', 'running', 'ended'].includes(standing);
  return {
    asked: others.filter(({ standing, mine }) => standing === 'proposed' && mine),
    parts: others.filter(isSettled),
    own: own.filter((one) => isSettled(one) || one.standing === 'proposed'),
  };
}

/** What an owner has proposed and agreed about one subject, the newest first. */
export async function listAgreementsAbout(
  deps: ListDeps,
  { ownerId, subject }: { ownerId: number; subject: Subject },
): Promise<ShownAgreement[]> {
  return show(deps, ownerId, await selectAgreementsOf(deps.db, ownerId, subject));
}

async function show(
  { db, clock }: ListDeps,
  memberId: number,
  agreements: readonly Agreement[],
): Promise<ShownAgreement[]> {
  const now = clock.now();
  const owners = await ownersOf(db, agreements);
  const shown: ShownAgreement[] = [];
  for (const agreement of agreements) {
    const mine = agreement.parts.find((part) => part.memberId === memberId && part.position > 0);
    shown.push({
      ...(await describeSubject(db, agreement.subject)),
      agreement,
      standing: standingOf(agreement, { now, period: periodOf(now) }),
      owner: owners.get(agreement.ownerId)!,
      mine,
      leavesAt: mine?.untilPeriod ?? null,
    });
  }
  return shown;
}

function ownersOf(db: Db, agreements: readonly Agreement[]): Promise<Map<number, Member>> {
  return findMembers(
    db,
    agreements.map(({ ownerId }) => ownerId),
  );
}
