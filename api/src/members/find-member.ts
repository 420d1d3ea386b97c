import type { Db, Trx } from '../db.ts';
import { selectIdentifiedMember } from './identifier-store.ts';
import type { Member } from './member.ts';
import { selectMember, selectMembers, selectMembersByFid } from './store.ts';

/** A member by id, deleted or not: books name members who have left. */
export function findMember(db: Db | Trx, id: number): Promise<Member | undefined> {
  return selectMember(db, { id });
}

/** Members by id, deleted or not. Ids of nobody are left out. */
export function findMembers(db: Db | Trx, ids: readonly number[]): Promise<Map<number, Member>> {
  return selectMembers(db, ids);
}

/** The member with a user name, in any case; deleted ones are not found. */
export function findMemberByName(db: Db | Trx, name: string): Promise<Member | undefined> {
  return livingOnly(selectMember(db, { name }));
}

/** The member with an e-mail address, in any case; deleted ones are not found. */
export function findMemberByEmail(db: Db | Trx, email: string): Promise<Member | undefined> {
  return livingOnly(selectMember(db, { email }));
}

/** The member with the public id of `flattr:id` marks; deleted ones are not found. */
export function findMemberByFid(db: Db | Trx, fid: string): Promise<Member | undefined> {
  return livingOnly(selectMember(db, { fid }));
}

/** The members with these public ids, by id; deleted ones and ids of nobody are left out. */
export function findMembersByFid(
  db: Db | Trx,
  fids: readonly string[],
): Promise<Map<string, Member>> {
  return selectMembersByFid(db, fids);
}

/** The member who has shown that an identifier such as `email:<md5>` is theirs. */
export async function findMemberByIdentifier(
  db: Db | Trx,
  identifier: string,
): Promise<Member | undefined> {
  const id = await selectIdentifiedMember(db, identifier);
  return id === undefined ? undefined : livingOnly(selectMember(db, { id }));
}

async function livingOnly(found: Promise<Member | undefined>): Promise<Member | undefined> {
  const member = await found;
  return member?.deletedAt === null ? member : undefined;
}
