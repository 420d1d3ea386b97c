import type { Instant } from '../period.ts';

/** What somebody may report abuse for, in the words of the form. */
export const CATEGORIES = {
  illegal: 'It is against the law',
  spam: 'It is spam or a deception',
  not_theirs: 'It is not theirs: somebody else made it',
  hateful: 'It is hateful or harasses somebody',
  other: 'Something else',
} as const;

export type AbuseCategory = keyof typeof CATEGORIES;
export type ReportOutcome = 'dismissed' | 'hidden' | 'suspended';

/** Somebody's word that a thing or a member should not be here. */
export type AbuseReport = {
  id: number;
  /** What it is about: a thing, or a member. */
  thingId: number | null;
  memberId: number | null;
  category: AbuseCategory;
  words: string;
  /** Who reported it, if they were signed in. For operators alone. */
  reporterId: number | null;
  /** Where the answer goes; empty: nowhere, there is the page. For operators alone. */
  email: string;
  createdAt: Instant;
  decision: {
    at: Instant;
    outcome: ReportOutcome;
    reason: string;
    operatorId: number | null;
    measureId: number | null;
  } | null;
};

/** What was decided, in words for who reported. */
export const OUTCOME_WORDS: Readonly<Record<ReportOutcome, string>> = {
  dismissed: 'Nothing was changed.',
  hidden: 'What you reported is hidden from everybody now.',
  suspended: 'The member is suspended now.',
};
