import type { Instant } from '../period.ts';
import type { FindingDetails } from '../proofs/finding.ts';
import type { FindingReason } from '../proofs/finding-reasons.ts';
import type { Method } from '../proofs/methods.ts';

export const CLAIM_STATES = [
  'open',
  'verified',
  'contested',
  'suspended',
  'rejected',
  'expired',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** A member's request to be known as the creator of a site. */
export type Claim = {
  id: number;
  siteId: number;
  memberId: number;
  state: ClaimState;
  /** To be put up on the site; see proofs/token.ts. */
  token: string;
  tokenExpiresAt: Instant;
  /** The key of the software that runs on the site; null: it has sent none. */
  publicKey: string | null;
  createdAt: Instant;
  verifiedAt: Instant | null;
  /** When the site is looked at again by itself; null: it is not. */
  recheckAt: Instant | null;
  /** Looks in a row that found no proof. */
  misses: number;
  endedAt: Instant | null;
};

/** What the last look by one method found. */
export type ClaimProof = {
  method: Method;
  isProven: boolean;
  checkedAt: Instant;
  /** Why not; null where it is proven. */
  reason: FindingReason | null;
  details: FindingDetails;
};

/** What happened to the claims of a site: words of the public log. */
export type ClaimEvent =
  | 'opened'
  | 'key_replaced'
  | 'verified'
  | 'missed'
  | 'suspended'
  | 'restored'
  | 'released'
  | 'contested'
  | 'rejected'
  | 'objected'
  | 'objection_upheld'
  | 'objection_rejected'
  | 'given_up'
  | 'expired';
