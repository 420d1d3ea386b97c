import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { addMonths, type Period, periodOf } from '../period.ts';
import { newPayoutId, requestPayout } from './request-payout.ts';
import { findAutomatic } from './store.ts';
import { whyStopped } from './why-stopped.ts';

const AT_ONCE = 200;

/**
 * Asks for the payouts of members who want everything payable after each month, once for each month.
 * Who has less than the least payout, or whose earnings are held, is looked at again until the next
 * month. Safe to run at any time, by any number of processes at once.
 *
 * @param period the month that is over.
 * @returns how many payouts were asked for.
 */
export async function requestAutomatic(
  deps: Deps,
  period: Period = addMonths(periodOf(deps.clock.now()), -1),
): Promise<number> {
  const { db, log } = deps;
  if (await whyStopped(db)) return 0;
  let requested = 0;
  let after = 0;
  for (;;) {
    const members = await findAutomatic(db, { period, after, limit: AT_ONCE });
    for (const memberId of members) {
      const id = newPayoutId();
      try {
        await requestPayout(deps, { memberId, amount: 'everything', id, automaticPeriod: period });
        requested += 1;
      } catch (error) {
        if (!(error instanceof DomainError)) {
          log.error({ err: error, member: memberId }, 'an automatic payout failed');
        }
      }
    }
    if (members.length < AT_ONCE) return requested;
    after = members.at(-1)!;
  }
}
