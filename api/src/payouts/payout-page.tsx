import type { Config } from '../config.ts';
import { formatMoney } from '../web/format.ts';
import type { ShownPayout } from './find-payouts.ts';
import { CANCELABLE, type PayoutStep } from './payout.ts';
import { STATE_WORDS } from './state-words.ts';
import { StepsList } from './steps-list.tsx';

/** One payout of a member's, and how far it is. */
export function PayoutPage({
  config,
  payout,
  steps,
}: {
  config: Config;
  payout: ShownPayout;
  steps: readonly PayoutStep[];
}) {
  return (
    <>
      <p class="crumbs">
        <a href="/payouts">Payouts</a>
      </p>
      <h1>{formatMoney(payout.amount, config.currency)}</h1>
      <dl class="facts">
        <dt>To</dt>
        <dd>{payout.label}</dd>
        <dt>State</dt>
        <dd>
          {STATE_WORDS[payout.state]}
          {payout.reason && `: ${payout.reason}`}
        </dd>
        <dt>Number</dt>
        <dd>{payout.id}</dd>
      </dl>
      <h2>What happened</h2>
      <StepsList steps={steps} />
      {CANCELABLE.includes(payout.state) && (
        <form method="post" action={`/payouts/${payout.id}/cancel`}>
          <button type="submit" class="secondary">
            Take it back
          </button>
        </form>
      )}
    </>
  );
}
