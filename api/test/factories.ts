import type { Deps } from '../src/deps.ts';
import { account } from '../src/ledger/accounts.ts';
import { postEntries } from '../src/ledger/post-entries.ts';
import { createMember } from '../src/members/create-member.ts';
import { findMember } from '../src/members/find-member.ts';
import { hashPassword } from '../src/members/hash-password.ts';
import type { Member, MemberKind } from '../src/members/member.ts';
import { parseAmount } from '../src/money.ts';
import { periodOf } from '../src/period.ts';
import { issueToken } from '../src/tokens/issue-token.ts';
import { SCOPES, type Scope } from '../src/tokens/scopes.ts';

let count = 0;

/** A member with a confirmed address; without a password unless one is given. */
export async function aMember(
  deps: Deps,
  input: { name?: string; kind?: MemberKind; password?: string; isConfirmed?: boolean } = {},
): Promise<Member> {
  count += 1;
  const name = input.name ?? `member${count}`;
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  const id = await deps.db.transaction((trx) =>
    createMember(trx, deps, {
      name,
      email: `${name}@example.org`,
      kind: input.kind ?? 'individual',
      passwordHash,
      isConfirmed: input.isConfirmed ?? true,
    }),
  );
  return (await findMember(deps.db, id))!;
}

/** A member with funds and a monthly budget, in words of the currency. */
export async function aSupporter(
  deps: Deps,
  {
    funds = '10.00',
    budget = '10.00',
    ...input
  }: { name?: string; password?: string; funds?: string; budget?: string } = {},
): Promise<Member> {
  const member = await aMember(deps, input);
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

/** An operator with a passkey, which no browser holds: sign in with `server.asProved()`. */
export async function anOperator(deps: Deps, input: { name?: string } = {}): Promise<Member> {
  const { id } = await aMember(deps, input);
  await deps.db('members').where({ id }).update({ is_operator: true });
  await deps.db('passkeys').insert({
    credential_id: `passkey-${id}`,
    member_id: id,
    name: 'A key',
    public_key: '',
    sign_count: 0,
    created_at: deps.clock.now(),
  });
  return (await findMember(deps.db, id))!;
}
