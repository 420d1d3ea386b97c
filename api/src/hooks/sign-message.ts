import { Webhook } from 'standardwebhooks';
import type { Instant } from '../period.ts';
import type { Hook } from './hook.ts';
import { unseal } from './secret.ts';

/**
 * The headers that prove a message (Standard Webhooks): signed with the hook's secret, and for a day
 * after a new one was made with the one before it too.
 * @param at the machine's own time: receivers compare it with theirs, also where the service's clock
 *   was moved.
 * @param now the service's time.
 */
export function signMessage(
  key: Buffer,
  { hook, id, body, at, now }: { hook: Hook; id: string; body: string; at: Instant; now: Instant },
): Record<string, string> {
  const { previousSecret, previousUntil } = hook;
  const isOldValid = previousSecret !== null && previousUntil !== null && now < previousUntil;
  const sealed = [hook.secret, ...(isOldValid ? [previousSecret] : [])];
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': sealed
      .map((secret) => new Webhook(unseal(key, hook.id, secret)).sign(id, new Date(at), body))
      .join(' '),
  };
}
