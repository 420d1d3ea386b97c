import type { Deps } from '../src/deps.ts';
import { account } from '../src/ledger/accounts.ts';
import { postEntries } from '../src/ledger/post-entries.ts';
import { createMember } from '../src/members/create-member.ts';
import { findMember, type Member } from '../src/members/store.ts';
import { parseAmount } from '../src/money.ts';
import { periodOf } from '../src/period.ts';
import { issueToken } from '../src/tokens/issue-token.ts';
import { SCOPES, type Scope } from '../src/tokens/scopes.ts';

let count = 0;

/** A member with a confirmed address and no password. */
export async function aMember(deps: Deps, input: { name?: string } = {}): Promise<Member> {
  count += 1;
  const name = input.name ?? `member${count}`;
  const id = await deps.db.transaction((trx) =>
    createMember(trx, deps, {
      name,
      email: `${name}@example.org`,
      kind: 'individual',
      passwordHash: null,
      isConfirmed: true,
    }),
  );
  return (await findMember(deps.db, id))!;
}

/** A member with funds and a monthly budget, in words of the currency. */
export async function aSupporter(
  deps: Deps,
  {
    name,
    funds = '10.00',
    budget = '10.00',
  }: { name?: string; funds?: string; budget?: string } = {},
): Promise<Member> {
  const member = await aMember(deps, name ? { name } : {});
  const { db, clock } = deps;
  await db.transaction((trx) =>
    postEntries(trx, deps, [
      {
        reference: `deposit/test-${member.id}`,
        from: account.world('sandbox'),
        to: account.funds(member.id),
        amount: parseAmount(funds),
      },
    ]),
  );
  await db('budgets').insert({
    supporter_id: member.id,
    from_period: periodOf(clock.now()),
    amount: parseAmount(budget),
    changed_at: clock.now(),
  });
  return member;
}

/** A bearer token for a member; with every scope unless told otherwise. */
export function aToken(
  deps: Deps,
  member: Member,
  scopes: Scope[] = Object.keys(SCOPES) as Scope[],
): Promise<string> {
  return issueToken(deps, { memberId: member.id, scopes });
}
