import type { Deps } from '../deps.ts';
import type { FindingReason } from './finding-reasons.ts';

/** What is to be proven: a host, with a path where a host has many owners, or a feed by its URL. */
export type ProvableSite = { kind: 'host' | 'feed'; address: string };

/** A place that was looked at and what was there, both in words, hosts in ASCII, tokens masked. */
export type Seen = { where: string; what: string };

export type FindingDetails = {
  /** One or two sentences: what was found, and what to do. */
  message: string;
  seen: readonly Seen[];
};

/** What a look for a proof found. `reason` is a stable code. */
export type Finding =
  | { isProven: true; details: FindingDetails }
  | { isProven: false; reason: FindingReason; details: FindingDetails };

/** What is looked for, and what else a way may need to know. */
export type Proof = {
  site: ProvableSite;
  /** Of one member and one site; see `token.ts`. */
  token: string;
  /** The `flattr:id` of the member who claims. */
  memberFid: string;
  /** `profile`: the addresses of the member's own profile here, such as `https://…/profile/ann`. */
  profileUrls?: readonly string[];
  /** `profile`: the addresses that this profile shows as the member's own. */
  memberLinks?: readonly string[];
  /** `plugin`: the site's public key, as `public-key.ts` reads it. */
  publicKey?: string | undefined;
  /** `mail`: whom we wrote to, hashed, and what they said. */
  ownerMail?: { addressHash: string; answer: 'none' | 'yes' | 'no' } | undefined;
  /** Whose another token is that is found, for the message alone. */
  knowToken?: (token: string) => Promise<'expired' | 'another' | undefined>;
};

/** What the ways to prove need from outside; no database. */
export type ProofDeps = Pick<Deps, 'config' | 'clock' | 'log'> & {
  /** How long a server may take for each answer; ten seconds unless told otherwise. */
  deadlineMs?: number;
};

/** One way to prove that a site is a member's. It looks, and writes nothing. */
export type Prove = (deps: ProofDeps, proof: Proof) => Promise<Finding>;

export function proven(message: string, seen: readonly Seen[] = []): Finding {
  return { isProven: true, details: { message, seen } };
}

export function notProven(
  reason: FindingReason,
  message: string,
  seen: readonly Seen[] = [],
): Finding {
  return { isProven: false, reason, details: { message, seen } };
}
