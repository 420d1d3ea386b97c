import type { Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import type { Period } from '../period.ts';
import { selectPeriodState } from './store.ts';

/**
 * Holds a period open until the transaction ends: closing it waits, and what comes later finds it
 * closing.
 * @throws DomainError `period_closed` when it is not open any more.
 */
export async function holdPeriod(trx: Trx, period: Period): Promise<void> {
  if ((await selectPeriodState(trx, period)) !== 'open') {
    throw new DomainError(
      'period_closed',
      `The flattrs of ${period} are being divided; nothing in it changes any more.`,
    );
  }
}
