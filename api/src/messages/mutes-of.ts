import type { Db } from '../db.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { deleteMute, type Mute, selectMutes } from './mute-store.ts';

/** Whom a member has muted, with their names as far as the member knows them. */
export async function mutesOf(
  db: Db,
  memberId: number,
): Promise<(Mute & { muted: Member | undefined })[]> {
  const mutes = await selectMutes(db, memberId);
  const named = mutes.filter(({ isNamed }) => isNamed).map(({ mutedId }) => mutedId);
  const members = await findMembers(db, named);
  return mutes.map((mute) => ({ ...mute, muted: members.get(mute.isNamed ? mute.mutedId : 0) }));
}

/** Lets a member hear again from whom they muted. Nothing happens where they did not. */
export function unmute(
  db: Db,
  { memberId, muteId }: { memberId: number; muteId: number },
): Promise<void> {
  return deleteMute(db, memberId, muteId);
}
