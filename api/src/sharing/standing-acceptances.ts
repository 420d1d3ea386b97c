import type { Db, Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import {
  deleteStandingAcceptances,
  insertStandingAcceptance,
  selectOwnersAcceptedBy,
  selectWhoAcceptsAllOf,
} from './standing-acceptances-store.ts';

/**
 * A collaborator accepts whatever an owner offers from now on, so that who writes for a magazine is
 * not asked for each article. A part only ever brings them something; they can leave each.
 */
export function acceptAllOf(
  trx: Trx,
  deps: Pick<Deps, 'clock'>,
  key: { memberId: number; ownerId: number },
): Promise<void> {
  return insertStandingAcceptance(trx, { ...key, createdAt: deps.clock.now() });
}

/** The member wants to be asked again by an owner. What they have parts of stays. */
export function askAgain(db: Db | Trx, key: { memberId: number; ownerId: number }): Promise<void> {
  return deleteStandingAcceptances(db, key);
}

/** Who of some members accepts all that an owner offers. */
export function whoAcceptsAllOf(
  db: Db | Trx,
  key: { ownerId: number; memberIds: readonly number[] },
): Promise<Set<number>> {
  return selectWhoAcceptsAllOf(db, key);
}

/** The owners whose offers a member accepts without being asked, by name. */
export async function ownersAcceptedBy(db: Db, memberId: number): Promise<Member[]> {
  const owners = await findMembers(db, await selectOwnersAcceptedBy(db, memberId));
  return [...owners.values()].sort((one, other) => one.name.localeCompare(other.name));
}
