import type { Instant } from '../period.ts';
import { formatDate, formatInstant } from './format.ts';

/** The day of an instant; day and time where `exact` is said. */
export function Time({ at, exact }: { at: Instant; exact?: boolean }) {
  return (
    <time datetime={new Date(at).toISOString()}>{exact ? formatInstant(at) : formatDate(at)}</time>
  );
}
