import type { Db } from '../db.ts';
import { DomainError } from '../errors.ts';
import { findMemberByName } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';

/**
 * The member whom an operator names.
 * @throws DomainError `not_found` when there is none.
 */
export async function memberNamed(db: Db, name: string): Promise<Member> {
  const member = await findMemberByName(db, name);
  if (!member) throw new DomainError('not_found', `There is no member named "${name}".`);
  return member;
}
