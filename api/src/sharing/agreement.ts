import type { Instant, Period } from '../period.ts';

/** At most so many members share something: a band with its crew, not a shop with its customers. */
export const COLLABORATORS_MAX = 20;
/** A proposal that not everybody has accepted by then lapses. */
export const PROPOSAL_DAYS = 30;

/** What the earnings of are divided: one thing, or all on a site, by its address, that are the owner's. */
export type Subject = { thingId: number } | { site: string };

/** What one collaborator, or the owner, gets by an agreement. */
export type AgreementPart = {
  position: number;
  /** As the owner wrote it. */
  name: string;
  /** Null: the name reaches nobody, which the owner is not told. */
  memberId: number | null;
  millionths: number;
  state: 'asked' | 'accepted' | 'declined';
  /** From this period on it is the owner's: the collaborator has left. */
  untilPeriod: Period | null;
};

/**
 * How an owner shares what they earn with collaborators. It holds once each has accepted, from the
 * next period on; an older one about the same ends then.
 */
export type Agreement = {
  id: number;
  ownerId: number;
  subject: Subject;
  state: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
  createdAt: Instant;
  expiresAt: Instant;
  /** Null until all have accepted. */
  fromPeriod: Period | null;
  /** The first period that it does not hold for any more; null: it goes on. */
  untilPeriod: Period | null;
  /** The owner's first; they sum to a million millionths. */
  parts: AgreementPart[];
};

/** Where an agreement stands: as its state says, but that a proposal lapses and an agreement ends. */
export function standingOf(
  { state, expiresAt, fromPeriod, untilPeriod }: Agreement,
  { now, period }: { now: Instant; period: Period },
): 'proposed' | 'lapsed' | 'declined' | 'withdrawn' | 'coming' | 'running' | 'ended' {
  if (state === 'proposed') return expiresAt <= now ? 'lapsed' : 'proposed';
  if (state !== 'accepted') return state;
  if (untilPeriod !== null && (untilPeriod <= period || untilPeriod <= fromPeriod!)) return 'ended';
  return fromPeriod! > period ? 'coming' : 'running';
}
