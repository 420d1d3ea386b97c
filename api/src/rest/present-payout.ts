import type { Config } from '../config.ts';
import { formatMicros } from '../money.ts';
import type { ShownPayout } from '../payouts/find-payouts.ts';
import { unixSeconds } from './unix-seconds.ts';

/** A payout as the API tells it. */
export function presentPayout({ publicUrl }: Pick<Config, 'publicUrl'>, payout: ShownPayout) {
  const { amount, createdAt, currency, finishedAt, id, label, reason, sentAt, state } = payout;
  return {
    type: 'payout',
    resource: `${publicUrl}/rest/v2/user/payouts/${id}`,
    link: `${publicUrl}/payouts/${id}`,
    id,
    amount: formatMicros(amount),
    currency,
    destination: label,
    state,
    reason,
    created_at: unixSeconds(createdAt),
    sent_at: unixSeconds(sentAt),
    finished_at: unixSeconds(finishedAt),
  };
}
