import { setBudget } from '../budgets/set-budget.ts';
import { inTransaction } from '../db.ts';
import { depositByOperator } from '../deposits/deposit-by-operator.ts';
import type { Deps } from '../deps.ts';
import { createMember } from '../members/create-member.ts';
import { findMemberByName } from '../members/find-member.ts';
import { hashPassword } from '../members/hash-password.ts';
import type { MemberKind } from '../members/member.ts';
import { updateProfile } from '../members/update-profile.ts';
import { parseAmount } from '../money.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';
import { demoEmail, SUPPORTER, WORKS } from './works.ts';

const FUNDS = parseAmount('10.00');

/**
 * Fills a sandbox with the people and works of the demo. What is there already stays as it is, so it
 * may be called at each start.
 * @param siteUrl the origin of the demo's site, where the works are.
 */
export async function seedDemo(deps: Deps, siteUrl: string): Promise<void> {
  for (const { creator, path, title, description, category, tags } of WORKS) {
    const { id } = await memberFor(deps, creator);
    await inTransaction(deps.db, (trx) =>
      findOrCreateThing(trx, deps, {
        url: new URL(path, siteUrl).href,
        title,
        description,
        category,
        tags,
        language: 'en_GB',
        creatorId: id,
      }),
    );
  }

  const supporter = await memberFor(deps, SUPPORTER);
  if (supporter.isNew) {
    await depositByOperator(deps, { memberId: supporter.id, amount: FUNDS });
    await setBudget(deps, { memberId: supporter.id, amount: FUNDS });
  }
}

type Person = {
  name: string;
  displayName: string;
  about: string;
  kind: MemberKind;
  password?: string;
};

async function memberFor(
  deps: Deps,
  { name, displayName, about, kind, password }: Person,
): Promise<{ id: number; isNew: boolean }> {
  const existing = await findMemberByName(deps.db, name);
  if (existing) return { id: existing.id, isNew: false };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const id = await inTransaction(deps.db, (trx) =>
    createMember(trx, deps, {
      name,
      email: demoEmail(name),
      kind,
      passwordHash,
      isConfirmed: true,
    }),
  );
  await updateProfile(deps, id, {
    displayName,
    about,
    url: '',
    city: '',
    country: '',
    showsFlattrs: true,
  });
  return { id, isNew: true };
}
