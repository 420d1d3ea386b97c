import type { Db } from '../db.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import type { Message } from './message.ts';
import { type Part, selectAnswered, selectReceived, selectSent } from './store.ts';

export type ListedMessage = {
  message: Message;
  /** Who wrote it; undefined where they did not give their name. */
  sender: Member | undefined;
  /** What feedback is about. */
  thing: Thing | undefined;
  /** Of thanks: whether the member has answered them. */
  isAnswered: boolean;
};

/** What a member received, the newest first, without what comes from whom they muted. */
export async function listReceived(db: Db, memberId: number, part: Part): Promise<ListedMessage[]> {
  const messages = await selectReceived(db, memberId, part);
  const thanks = messages.filter(({ kind }) => kind === 'thanks').map(({ id }) => id);
  const answered = await selectAnswered(db, memberId, thanks);
  return withNames(db, messages, answered);
}

/** What a member wrote, the newest first. */
export async function listSent(db: Db, memberId: number, part: Part): Promise<ListedMessage[]> {
  return withNames(db, await selectSent(db, memberId, part), []);
}

async function withNames(
  db: Db,
  messages: readonly Message[],
  answered: readonly number[],
): Promise<ListedMessage[]> {
  const named = messages.filter(({ isNamed }) => isNamed);
  const [members, things] = await Promise.all([
    findMembers(
      db,
      named.map(({ senderId }) => senderId),
    ),
    findThings(
      db,
      messages.flatMap(({ thingId }) => thingId ?? []),
    ),
  ]);
  return messages.map((message) => ({
    message,
    sender: message.isNamed ? members.get(message.senderId) : undefined,
    thing: message.thingId === null ? undefined : things.get(message.thingId),
    isAnswered: answered.includes(message.id),
  }));
}
