/** What a web hook can be told of, in words for people. */
export const EVENTS = {
  'thing.flattred': 'Somebody flattrs a thing of yours',
  'earnings.received': 'A share arrives in your earnings',
  'period.closed': 'A month is closed: what you gave and what you earned in it',
  'share.waiting': 'A share waits for a creator whom a button has named and nobody knows',
  pendingclickcreate: 'Such a thing is flattred, told as old Flattr told it: as a form',
} as const;

export type HookEvent = keyof typeof EVENTS;

/** Told to operators alone: they concern things that are no member's. */
export const OPERATOR_EVENTS: readonly HookEvent[] = ['share.waiting', 'pendingclickcreate'];

/** Names that are kept for what will be told once sites can be claimed. */
export const RESERVED_EVENTS = [
  'claim.opened',
  'claim.verified',
  'claim.rejected',
  'claim.expired',
  'claim.contested',
] as const;

/** What a test delivery says it is. */
export const TEST_EVENT = 'hook.test';

/** The events that a member may choose. */
export function eventsFor({ isOperator }: { isOperator: boolean }): HookEvent[] {
  const names = Object.keys(EVENTS) as HookEvent[];
  return names.filter((name) => isOperator || !OPERATOR_EVENTS.includes(name));
}
