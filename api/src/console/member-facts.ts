import { measuresOf, reportsAbout } from '../abuse/find-abuse.ts';
import type { Deps } from '../deps.ts';
import { holdsOf } from '../holds/holds-of.ts';
import { account } from '../ledger/accounts.ts';
import { balancesOf } from '../ledger/balances-of.ts';
import { findMember } from '../members/find-member.ts';
import { listAccess } from '../members/list-access.ts';
import type { Member } from '../members/member.ts';
import { listActions } from '../operators/list-actions.ts';
import { findThingsOf } from '../things/find-thing.ts';
import { selectClaimsOf } from './claim-store.ts';

const THINGS_SHOWN = 20;
const ACTIONS_SHOWN = 20;

/** What operators see of one member; undefined when there never was one of this id. */
export async function memberFacts(deps: Deps, id: number) {
  const { db } = deps;
  const member = await findMember(db, id);
  if (!member) return undefined;
  const [funds, earnings] = [account.funds(id), account.earnings(id)];
  const balances = await balancesOf(db, [funds, earnings]);
  const { sessions, passkeys } = await listAccess(deps, id);
  return {
    member,
    funds: balances.get(funds)!,
    earnings: balances.get(earnings)!,
    sessions: sessions.length,
    passkeys: passkeys.length,
    holds: await holdsOf(db, id),
    things: await findThingsOf(db, id, { hidden: true, count: THINGS_SHOWN }),
    claims: await selectClaimsOf(db, id),
    measures: await measuresOf(db, id),
    reports: await reportsAbout(db, id),
    actions: await listActions(
      db,
      { subject: `member:${id}` },
      { limit: ACTIONS_SHOWN, offset: 0 },
    ),
  };
}

/** What operators see of one member. */
export type MemberFacts = NonNullable<Awaited<ReturnType<typeof memberFacts>>>;

/** How a member stands, in one word for a badge. */
export function standingOf({ deletedAt, suspendedAt, isOperator }: Member) {
  if (deletedAt !== null) return { label: 'has left', kind: 'badge' };
  if (suspendedAt !== null) return { label: 'suspended', kind: 'badge is-bad' };
  if (isOperator) return { label: 'operator', kind: 'badge is-good' };
  return undefined;
}
