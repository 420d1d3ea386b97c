import type { Instant, Period } from '../period.ts';

/**
 * A creator thanks the supporters of a month; a supporter answers; anybody signed in writes to the
 * creator of a thing.
 */
export type MessageKind = 'thanks' | 'answer' | 'feedback';

export type Message = {
  id: number;
  kind: MessageKind;
  senderId: number;
  /** Null: whoever flattred the sender's things in the period, or will be the thing's creator. */
  recipientId: number | null;
  period: Period | null;
  thingId: number | null;
  /** The thanks that an answer is to. */
  answersId: number | null;
  /** Plain text with line breaks. */
  text: string;
  /** Whether who receives it learns who wrote it. Thanks are always signed. */
  isNamed: boolean;
  sentAt: Instant;
};

export type NewMessage = Omit<Message, 'id'> & {
  /** What may be written once only; a second one is refused by the database. */
  onceKey: string | null;
};

export const TEXT_LENGTH_MAX = 2000;
