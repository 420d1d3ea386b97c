import type { Instant } from '../period.ts';

/** An instant as the API writes it: whole seconds since 1970, 0 for never. */
export function unixSeconds(instant: Instant | null | undefined): number {
  return instant == null ? 0 : Math.floor(instant / 1000);
}
