import assert from 'node:assert/strict';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { listFlattrs } from '../flattrs/list-flattrs.ts';
import type { Micros } from '../money.ts';
import { type Instant, type Period, periodOf } from '../period.ts';
import { split } from '../split.ts';
import { findThings } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { findClosing, findPeriodState, findShareStates, type ShareState } from './store.ts';

/** What one flattr received of a supporter's month. */
export type StatementLine = {
  thingId: number;
  /** Undefined when the thing is not known any more. */
  thing: Thing | undefined;
  flattredAt: Instant;
  /** Null until the period is closed. */
  share: Micros | null;
  /** Where the share is; null where nothing was shared out. */
  state: ShareState | null;
};

/** What a period took from a supporter and where it went. */
export type Statement = {
  period: Period;
  /** `open` while the period runs or waits to be closed. */
  state: 'open' | 'closing' | 'closed';
  closedAt: Instant | null;
  /** What was taken; 0 until the period is closed. The shares sum to it, exactly. */
  amount: Micros;
  flattrs: number;
  /** In the order in which they were flattred. */
  lines: StatementLine[];
};

const NO_LIMIT = 1_000_000;

/**
 * A supporter's statement of a period: what was taken and what each thing received. Shares are not
 * stored; they follow from the closing and the period's flattrs, which never change again.
 * @throws DomainError `not_found` for a period that has not begun.
 */
export async function statementOf(
  deps: Pick<Deps, 'db' | 'clock'>,
  { memberId, period }: { memberId: number; period: Period },
): Promise<Statement> {
  const { db, clock } = deps;
  if (period > periodOf(clock.now())) {
    throw new DomainError('not_found', `${period} has not begun yet.`);
  }
  const supporterId = memberId;
  const { state, closedAt } = await findPeriodState(db, period);
  const newestFirst = await listFlattrs(deps, { supporterId, period, limit: NO_LIMIT, offset: 0 });
  const flattrs = newestFirst.reverse();
  const thingIds = flattrs.map(({ thingId }) => thingId);

  const isClosed = state === 'closed';
  const closing = isClosed ? await findClosing(db, { supporterId, period }) : undefined;
  // No closing, though there are flattrs: there was nothing to take.
  const amount = closing?.amount ?? 0;
  if (closing) {
    assert.equal(closing.flattrs, flattrs.length, 'The flattrs of a closed period never change.');
  }
  const shares = isClosed ? split(amount, { period, supporterId, thingIds }) : [];
  const things = await findThings(db, thingIds);
  const states = amount > 0 ? await findShareStates(db, period, thingIds) : new Map();

  return {
    period,
    state,
    closedAt,
    amount,
    flattrs: flattrs.length,
    lines: flattrs.map(({ thingId, createdAt }, index) => ({
      thingId,
      thing: things.get(thingId),
      flattredAt: createdAt,
      share: shares[index] ?? null,
      state: states.get(thingId) ?? null,
    })),
  };
}
