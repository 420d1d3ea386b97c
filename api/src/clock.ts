import type { Instant } from './period.ts';

/** The time of the service. Every use case takes its time from here, so that tests and demos can move it. */
export type Clock = { now(): Instant };

/**
 * The machine's clock, or one that starts at `startsAt` now and runs on from there (`FLATTR_CLOCK`).
 */
export function createClock(startsAt?: Instant): Clock {
  const offset = startsAt === undefined ? 0 : startsAt - Date.now();
  return { now: () => Date.now() + offset };
}
