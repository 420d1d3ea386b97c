import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { applyAfterAll, type EventDecision } from '../operators/decide-on-event.ts';
import { applyToDeposit, matches } from './apply-event.ts';
import { lockDeposit } from './store.ts';

/**
 * An operator lets an event be applied after all: its deposit is known by now, or was put right.
 * @throws DomainError `validation` while it matches none; `not_found` when it does not wait.
 */
export async function retryDepositEvent(deps: Deps, decision: EventDecision): Promise<void> {
  await applyAfterAll(deps, 'deposit', decision, async (trx, event) => {
    const deposit = await lockDeposit(trx, event.depositId);
    if (!matches(deposit, event)) {
      throw new DomainError(
        'validation',
        'It still matches no deposit: look at provider, amount and currency. Nothing was changed.',
      );
    }
    await applyToDeposit(trx, deps, deposit, event);
  });
}
