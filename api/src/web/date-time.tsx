import type { Instant } from '../period.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** An instant as people read it: `10 January 2026, 12:00 UTC`. */
export function DateTime({ at }: { at: Instant }) {
  return (
    <time datetime={new Date(at).toISOString()}>
      {DATE.format(at)}, {TIME.format(at)} UTC
    </time>
  );
}

/** The day of an instant: `10 January 2026`. */
export function DateOnly({ at }: { at: Instant }) {
  return <time datetime={new Date(at).toISOString()}>{DATE.format(at)}</time>;
}
