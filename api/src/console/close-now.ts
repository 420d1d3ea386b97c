import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction } from '../db.ts';
import type { Deps } from '../deps.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { recordCheck } from '../ledger/latest-check.ts';
import { recordAction } from '../operators/record-action.ts';
import type { Period } from '../period.ts';

/** A large month takes minutes; a page should not. */
const WAITS_MS = 5_000;

/**
 * An operator lets a month be closed now, or go on closing: the very use case that the service runs by
 * itself, so nothing happens twice. Where it takes long it goes on behind the answer.
 * @throws DomainError `validation` without a reason; `period_not_over`, `earlier_period_open`.
 */
export async function closeNow(
  deps: Deps,
  { period, operatorId, reason }: { period: Period; operatorId: number; reason: string },
): Promise<void> {
  await inTransaction(deps.db, (trx) =>
    recordAction(trx, deps, {
      operatorId,
      action: 'period.close',
      subject: `period:${period}`,
      reason,
    }),
  );
  const closing = closePeriod(deps, period).then(() => recordCheck(deps));
  // It may fail after the answer: the service tries again by itself, and the log has it.
  closing.catch((error) => deps.log.error({ err: error, period }, 'closing a month failed'));
  const waiting = new AbortController();
  try {
    await Promise.race([closing, sleep(WAITS_MS, undefined, { signal: waiting.signal })]);
  } finally {
    waiting.abort();
  }
}
