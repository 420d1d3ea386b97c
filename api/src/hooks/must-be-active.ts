import { DomainError } from '../errors.ts';
import type { Hook } from './hook.ts';

/** @throws DomainError `invalid_parameters` for a hook that is not told anything at the moment. */
export function mustBeActive({ state }: Pick<Hook, 'state'>): void {
  if (state === 'active') return;
  throw new DomainError(
    'invalid_parameters',
    'The web hook is not active. Turn it on again first.',
  );
}
