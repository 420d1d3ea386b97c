import { DomainError } from '../errors.ts';

/**
 * The number in an address of the console.
 * @throws DomainError `not_found` when it is none.
 */
export function idOf(text: unknown): number {
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new DomainError('not_found', 'There is nothing at this address.');
}

/** The page of a list that an address asks for; the first where it makes no sense. */
export function pageOf(text: unknown): number {
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Math.max(1, Number(text)) : 1;
}
