import type { Instant } from './period.ts';

/** The time of the service. Every use case takes its time from here, so that tests and demos can move it. */
export type Clock = {
  now(): Instant;
  /** Moves the clock to an instant, from which it runs on. In sandbox mode alone. */
  moveTo?(instant: Instant): void;
};

/**
 * The machine's clock; in sandbox mode one that starts at `clockStartsAt` (`FLATTR_CLOCK`), runs on
 * from there, and can be moved.
 */
export function createClock({
  mode,
  clockStartsAt,
}: {
  mode: 'sandbox' | 'live';
  clockStartsAt: Instant | undefined;
}): Clock {
  if (mode === 'live') return { now: () => Date.now() };
  let offset = clockStartsAt === undefined ? 0 : clockStartsAt - Date.now();
  return {
    now: () => Date.now() + offset,
    moveTo(instant) {
      offset = instant - Date.now();
    },
  };
}

/** The machine's own time, for what is told to a library that reads it by itself. */
export function machineNow(): Instant {
  return Date.now();
}
