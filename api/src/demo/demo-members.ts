import type { Deps } from '../deps.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import { account } from '../ledger/accounts.ts';
import { balancesOf } from '../ledger/balances-of.ts';
import { findMemberByName } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import type { Micros } from '../money.ts';
import { demoEmail, SUPPORTER, WORKS } from './works.ts';

/** A member of the demo: what they do there, and what they have. */
export type DemoMember = { member: Member; role: string; funds: Micros; earnings: Micros };

const ROLES: readonly [name: string, role: string][] = [
  [SUPPORTER.name, 'supporter'],
  ...WORKS.map(({ creator, title }): [string, string] => [creator.name, `made “${title}”`]),
];

/** The members whom `seedDemo` made, the supporter first; none in a sandbox without the demo. */
export async function demoMembers({ db }: Pick<Deps, 'db'>): Promise<DemoMember[]> {
  const found = await Promise.all(
    ROLES.map(async ([name, role]) => ({ role, member: await demoMember({ db }, name) })),
  );
  const members = found.flatMap(({ role, member }) => (member ? [{ role, member }] : []));
  const balances = await balancesOf(
    db,
    members.map(({ member: { id } }) => account.funds(id)),
  );
  return Promise.all(
    members.map(async ({ member, role }) => ({
      member,
      role,
      funds: balances.get(account.funds(member.id))!,
      earnings: (await earningsBalance(db, member.id)).total,
    })),
  );
}

/** The demo's member with a name. Somebody who signed up with such a name is not one. */
export async function demoMember(
  { db }: Pick<Deps, 'db'>,
  name: string,
): Promise<Member | undefined> {
  if (!ROLES.some(([known]) => known === name)) return undefined;
  const member = await findMemberByName(db, name);
  return member?.email === demoEmail(name) ? member : undefined;
}
