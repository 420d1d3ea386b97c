import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findMemberByName } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';

/** @throws DomainError `not_found` when a path names no member. */
export async function memberAt(
  { db }: Pick<Deps, 'db'>,
  { name = '' }: Readonly<Record<string, string>>,
): Promise<Member> {
  const member = await findMemberByName(db, name);
  if (!member) throw new DomainError('not_found', 'The user was not found');
  return member;
}
