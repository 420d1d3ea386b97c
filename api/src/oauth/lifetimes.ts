const DAY = 86_400;

/** Seconds that oidc-provider's tokens live. It knows no token without an end; see `FOREVER`. */
export const LIFETIMES = {
  authorizationCode: 600,
  interaction: 3600,
  accessToken: 30 * DAY,
  /** From each use on: a refresh gives a new one. */
  refreshToken: 180 * DAY,
  idToken: 3600,
  /** A hundred years stand for "until it is revoked"; kept as NULL, told to nobody. */
  forever: 36_525 * DAY,
} as const;

/** Whether a number of seconds means "until it is revoked". */
export function isForever(seconds: number | undefined): boolean {
  return seconds === undefined || seconds >= LIFETIMES.forever - DAY;
}
