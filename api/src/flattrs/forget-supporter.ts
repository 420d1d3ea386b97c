import type { Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { type Instant, periodOf } from '../period.ts';
import { deleteChoicesOf } from './name-store.ts';
import { deleteFlattrsOf, holdUnclosedPeriods } from './store.ts';
import { deleteTrustsOf } from './trusted-site-store.ts';

/**
 * Takes back what a supporter who leaves has flattred in the present month, and forgets the sites
 * that they trust and what they said of their name. No period can begin to close until the transaction ends.
 *
 * @throws DomainError `period_closed` while a month is being divided, or has ended and is about to
 *   be and has flattrs of theirs: those still get their shares first.
 */
export async function forgetSupporter(
  trx: Trx,
  { supporterId, now }: { supporterId: number; now: Instant },
): Promise<void> {
  const present = periodOf(now);
  const unclosed = await holdUnclosedPeriods(trx, supporterId);
  const busy = unclosed.find(
    ({ period, state, hasFlattrs }) => state === 'closing' || (hasFlattrs && period < present),
  );
  if (busy) {
    throw new DomainError(
      'period_closed',
      `The flattrs of ${busy.period} are being divided. Please try again in an hour or two.`,
    );
  }
  await deleteFlattrsOf(trx, { period: present, supporterId });
  await deleteTrustsOf(trx, supporterId);
  await deleteChoicesOf(trx, supporterId);
}
