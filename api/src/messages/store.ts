import type { Db, Trx } from '../db.ts';
import type { Instant, Period } from '../period.ts';
import type { Message, NewMessage } from './message.ts';

/** @throws the database's error for a duplicate when it was written already. */
export async function insertMessage(trx: Db | Trx, message: NewMessage): Promise<void> {
  await trx('messages').insert({
    kind: message.kind,
    sender_id: message.senderId,
    recipient_id: message.recipientId,
    period: message.period,
    thing_id: message.thingId,
    answers_id: message.answersId,
    text: message.text,
    is_named: message.isNamed,
    sent_at: message.sentAt,
    once_key: message.onceKey,
  });
}

export async function selectMessage(db: Db | Trx, id: number): Promise<Message | undefined> {
  const row = await db('messages').where({ id }).first();
  return row && messageOf(row);
}

/** What a creator earned: things and periods, alone or with others. */
const EARNED = `
  SELECT thing_id, period FROM thing_periods
  WHERE state = 'earned' AND creator_id = :creator AND thing_id IN (
    SELECT id FROM things WHERE creator_id = :creator
    UNION SELECT thing_id FROM former_creators WHERE member_id = :creator)
  UNION SELECT thing_id, period FROM thing_parts WHERE member_id = :creator`;

/** The periods from `first` on in which a creator earned, the newest first. */
export async function selectEarnedPeriods(
  db: Db | Trx,
  creator: number,
  first: Period,
): Promise<Period[]> {
  const rows = await db
    .select('period')
    .from(db.raw(`(${EARNED}) AS earned`, { creator }))
    .where('period', '>=', first)
    .groupBy('period')
    .orderBy('period', 'desc');
  return rows.map(({ period }) => period);
}

/** How many supporters flattred what a creator earned on in a period. */
export async function countSupporters(
  db: Db | Trx,
  creator: number,
  period: Period,
): Promise<number> {
  const row = await db
    .from(db.raw(`(${EARNED}) AS earned`, { creator }))
    .join('flattrs', (join) =>
      join.on('flattrs.thing_id', 'earned.thing_id').andOn('flattrs.period', 'earned.period'),
    )
    .where({ 'earned.period': period })
    .first(db.raw('COUNT(DISTINCT flattrs.supporter_id) AS supporters'));
  return Number((row as unknown as { supporters: unknown }).supporters);
}

// Thanks are not written to each supporter: they are found by what the member flattred.
const RECEIVED = `
  SELECT messages.id FROM flattrs
    JOIN thing_periods ON thing_periods.period = flattrs.period
      AND thing_periods.thing_id = flattrs.thing_id AND thing_periods.state = 'earned'
    JOIN messages ON messages.sender_id = thing_periods.creator_id
      AND messages.kind = 'thanks' AND messages.period = flattrs.period
    WHERE flattrs.period IN (SELECT period FROM periods) AND flattrs.supporter_id = :member
  UNION SELECT messages.id FROM flattrs
    JOIN thing_parts ON thing_parts.period = flattrs.period
      AND thing_parts.thing_id = flattrs.thing_id
    JOIN messages ON messages.sender_id = thing_parts.member_id
      AND messages.kind = 'thanks' AND messages.period = flattrs.period
    WHERE flattrs.period IN (SELECT period FROM periods) AND flattrs.supporter_id = :member
  UNION SELECT id FROM messages WHERE recipient_id = :member
  UNION SELECT messages.id FROM things
    JOIN messages ON messages.thing_id = things.id AND messages.recipient_id IS NULL
    WHERE things.creator_id = :member AND things.is_verified = 1`;

/** A part of a list; of messages that were sent from one instant on, and before another. */
export type Part = { limit: number; offset: number; from?: Instant; until?: Instant };

/** What a member received from whom they have not muted, the newest first. */
export async function selectReceived(
  db: Db | Trx,
  member: number,
  { limit, offset, from = 0, until }: Part,
): Promise<Message[]> {
  const rows = await receivedBy(db, member)
    .andWhere('messages.sent_at', '>=', from)
    .modify((query) => until !== undefined && query.andWhere('messages.sent_at', '<', until))
    .orderBy([
      { column: 'messages.sent_at', order: 'desc' },
      { column: 'messages.id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('messages.*');
  return rows.map(messageOf);
}

/** A message, if it is one that a member received. */
export async function selectReceivedOne(
  db: Db | Trx,
  member: number,
  id: number,
): Promise<Message | undefined> {
  const row = await receivedBy(db, member).andWhere({ 'messages.id': id }).first('messages.*');
  return row && messageOf(row);
}

function receivedBy(db: Db | Trx, member: number) {
  return db('messages')
    .whereRaw(`messages.id IN (SELECT id FROM (${RECEIVED}) AS received)`, { member })
    .whereNot({ 'messages.sender_id': member })
    .whereNotIn('messages.sender_id', db('mutes').where({ member_id: member }).select('muted_id'));
}

/** What a member wrote, the newest first. */
export async function selectSent(
  db: Db | Trx,
  memberId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<Message[]> {
  const rows = await db('messages')
    .where({ sender_id: memberId })
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  return rows.map(messageOf);
}

/** The periods of which a creator has thanked their supporters. */
export function selectThankedPeriods(db: Db | Trx, creatorId: number): Promise<Period[]> {
  return db('messages').where({ sender_id: creatorId, kind: 'thanks' }).pluck('period');
}

/** Which of these thanks a member has answered. */
export function selectAnswered(
  db: Db | Trx,
  memberId: number,
  thanksIds: readonly number[],
): Promise<number[]> {
  return db('messages')
    .where({ sender_id: memberId, kind: 'answer' })
    .whereIn('answers_id', [...thanksIds])
    .pluck('answers_id');
}

/** Forgets what a member wrote and what was written to them alone. */
export async function deleteMessagesOf(trx: Trx, memberId: number): Promise<void> {
  await trx('messages').where({ sender_id: memberId }).orWhere({ recipient_id: memberId }).delete();
}

function messageOf(row: Record<string, unknown>): Message {
  return {
    id: row.id as number,
    kind: row.kind as Message['kind'],
    senderId: row.sender_id as number,
    recipientId: row.recipient_id as number | null,
    period: row.period as Period | null,
    thingId: row.thing_id as number | null,
    answersId: row.answers_id as number | null,
    text: row.text as string,
    isNamed: Boolean(row.is_named),
    sentAt: Number(row.sent_at),
  };
}
