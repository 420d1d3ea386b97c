import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { endHold } from './store.ts';

/**
 * Lets go of what a cause held of a member's earnings. Nothing happens where it holds nothing.
 * @returns whether there was something to let go.
 */
export function releaseHold(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  { memberId, cause }: { memberId: number; cause: string },
): Promise<boolean> {
  return endHold(trx, { memberId, cause, releasedAt: clock.now() });
}
