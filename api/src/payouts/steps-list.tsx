import { Time } from '../web/time.tsx';
import type { PayoutStep } from './payout.ts';
import { STATE_WORDS } from './state-words.ts';

/** The states that a payout was in, in the order in which it was in them. */
export function StepsList({ steps }: { steps: readonly PayoutStep[] }) {
  return (
    <ol class="rows">
      {steps.map(({ state, reason, enteredAt }, at) => (
        <li key={`${state}-${at}`}>
          <p class="row-main">
            {STATE_WORDS[state]}
            {reason && <span class="muted">: {reason}</span>}
          </p>
          <p class="row-end muted small">
            <Time at={enteredAt} exact />
          </p>
        </li>
      ))}
    </ol>
  );
}
