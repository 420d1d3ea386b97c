import type { Instant } from '../period.ts';
import type { HookEvent } from './events.ts';

/** `disabled` is what the service does to a hook whose receiver is gone; the others are its member's. */
export type HookState = 'active' | 'paused' | 'disabled';

/** A member's wish to be told what happens, at an address of theirs. */
export type Hook = {
  id: string;
  memberId: number;
  url: string;
  label: string;
  state: HookState;
  /** Why it was disabled; else empty. */
  problem: string;
  /** Sealed; see `secret.ts`. */
  secret: string;
  /** The secret before it, which signs too until `previousUntil`. */
  previousSecret: string | null;
  previousUntil: Instant | null;
  failingSince: Instant | null;
  nextLookAt: Instant;
  createdAt: Instant;
};

/** What a hook is told of: what happened since an instant and is not yet behind `position`. */
export type Subscribed = { event: HookEvent; since: Instant; position: string };

/** One event for one hook, and how far its delivery is. */
export type Delivery = {
  /** The `webhook-id`: the same at each attempt. */
  id: string;
  hookId: string;
  event: HookEvent | 'hook.test';
  supporterId: number | null;
  payload: Payload;
  createdAt: Instant;
  attempts: number;
  /** Null once it is delivered or given up. */
  nextAttemptAt: Instant | null;
  attemptedAt: Instant | null;
  deliveredAt: Instant | null;
  lastStatus: number | null;
  lastProblem: string;
};

/** What is told, in the envelope of Standard Webhooks; `timestamp` in ISO 8601 is when it happened. */
export type Payload = { type: string; timestamp: string; data: Record<string, unknown> };

/** An event that was found, before it is an outbox row. The key says what happened, once for ever. */
export type FoundEvent = {
  key: string;
  at: Instant;
  supporterId?: number;
  data: Record<string, unknown>;
};

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

export function stateOf({
  deliveredAt,
  nextAttemptAt,
}: Pick<Delivery, 'deliveredAt' | 'nextAttemptAt'>): DeliveryState {
  if (nextAttemptAt !== null) return 'waiting';
  return deliveredAt === null ? 'failed' : 'delivered';
}
