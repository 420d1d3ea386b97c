import { DomainError } from '../errors.ts';
import type { Hook } from './hook.ts';

/** @throws DomainError `validation` for a hook that is not told anything at the moment. */
export function mustBeActive({ state }: Pick<Hook, 'state'>): void {
  if (state === 'active') return;
  throw new DomainError('validation', 'The web hook is not active. Turn it on again first.');
}
