import type { Micros } from '../money.ts';
import type { Instant } from '../period.ts';

/** Why earnings are not paid out, though they stand on a creator's account. */
export type HoldReason =
  /** Somebody else claims the site that they came from. */
  | 'contest'
  /** Somebody looks at where they came from. */
  | 'fraud_review'
  /** The member is suspended. */
  | 'suspension'
  /** The site that they came from is not proven any more. */
  | 'site_not_verified'
  /** The first earnings arrived a few days ago. */
  | 'new_creator'
  /** It was changed just now where payouts go. */
  | 'destination_changed';

/** Earnings that are held back. */
export type Hold = {
  reason: HoldReason;
  /** How much of the earnings; null for all of them. */
  amount: Micros | null;
  since: Instant;
  /** When it ends by itself; left out where somebody has to release it. */
  until?: Instant;
};
