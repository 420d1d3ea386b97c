const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How long to wait after the first, second … attempt that failed, in seconds: three days in all, as
 * the Standard Webhooks specification suggests. After the last nothing is tried any more.
 */
const PAUSES = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Up to a fifth longer, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * Seconds to wait after a number of failed attempts; null when that was the last.
 * @param random from 0 to 1.
 */
export function pauseAfter(attempts: number, random: number): number | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : pause * (1 + JITTER * random);
}
