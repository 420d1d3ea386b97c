import type { Instant } from '../period.ts';

/** A mail to one person, plain text. */
export type MailText = {
  recipient: string;
  subject: string;
  body: string;
  /** Where a POST says that they want no more of these; told to mail programs (RFC 8058). */
  unsubscribeUrl?: string;
};

/** A mail as it is kept: until when it is tried again, and whether it went out. */
export type Mail = MailText & {
  id: number;
  createdAt: Instant;
  sentAt: Instant | null;
  attempts: number;
  /** Null once it is sent or given up. */
  nextAttemptAt: Instant | null;
  lastError: string;
};
