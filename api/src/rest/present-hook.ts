import type { Config } from '../config.ts';
import type { HookWithEvents } from '../hooks/find-hook.ts';
import { stateOf } from '../hooks/hook.ts';
import type { ShownDelivery } from '../hooks/list-deliveries.ts';
import { unixSeconds } from './unix-seconds.ts';

/** Where a web hook is found in the API. */
export function hookResource({ publicUrl }: Config, { id }: { id: string }): string {
  return `${publicUrl}/rest/v2/user/hooks/${id}`;
}

export function presentHook(config: Config, hook: HookWithEvents) {
  return {
    type: 'hook',
    resource: hookResource(config, hook),
    link: `${config.publicUrl}/settings/hooks/${hook.id}`,
    id: hook.id,
    url: hook.url,
    label: hook.label,
    events: hook.events,
    state: hook.state,
    problem: hook.problem,
    created_at: unixSeconds(hook.createdAt),
  };
}

export function presentDelivery(delivery: ShownDelivery) {
  return {
    type: 'delivery',
    id: delivery.id,
    event: delivery.event,
    state: stateOf(delivery),
    created_at: unixSeconds(delivery.createdAt),
    attempts: delivery.attempts,
    attempted_at: unixSeconds(delivery.attemptedAt),
    next_attempt_at: unixSeconds(delivery.nextAttemptAt),
    delivered_at: unixSeconds(delivery.deliveredAt),
    status: delivery.lastStatus ?? 0,
    problem: delivery.lastProblem,
    body: delivery.body,
  };
}
