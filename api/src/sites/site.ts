import type { Instant } from '../period.ts';

export type SiteKind = 'host' | 'feed';

/** What a creator claims: a host, with a path where a host has many owners, or a feed. */
export type Site = {
  id: number;
  kind: SiteKind;
  /** `blog.example`, `host.example/alice`; of a feed its URL. */
  address: string;
  createdAt: Instant;
  /** The claim that earns, and whose it is; null: nobody's. */
  claimId: number | null;
  ownerId: number | null;
  /** While a contest is open or the proofs have gone: what its things receive is held. */
  isHeld: boolean;
};
