import type { Db, Trx } from '../db.ts';
import {
  findMemberByFid,
  findMemberByIdentifier,
  findMemberByName,
} from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import type { Submission } from './read-submission.ts';

/** Whom a link to the click page means by its `user_id`, `fid` or `owner`, if that is a member. */
export async function creatorOfLink(
  db: Db | Trx,
  { creator }: Submission,
): Promise<Member | undefined> {
  if (!creator) return undefined;
  if ('name' in creator) return findMemberByName(db, creator.name);
  if ('fid' in creator) return findMemberByFid(db, creator.fid);
  return findMemberByIdentifier(db, creator.identifier);
}
