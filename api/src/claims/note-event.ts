import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { ClaimEvent } from './claim.ts';
import { insertEvent } from './log-store.ts';

/** Writes into the public log what happened to a claim, in the transaction in which it happens. */
export function noteEvent(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  event: { siteId: number; memberId: number; event: ClaimEvent; detail?: string },
): Promise<void> {
  return insertEvent(trx, { detail: '', ...event, at: clock.now() });
}
