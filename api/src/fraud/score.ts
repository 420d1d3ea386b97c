import type { Micros } from '../money.ts';

/** What is known of one supporter's part in a creator's earnings of a month. */
export type Backer = {
  supporterId: number;
  /** What they gave this creator in the month. */
  amount: Micros;
  /** Their payouts go, or went, where the creator's go. */
  hasSameDestination: boolean;
  /** Their e-mail address reaches the same mailbox: `a+b@…`, dots where they do not count. */
  hasSameMailbox: boolean;
  /** Money of the creator comes back to them, directly or over others, as a large part of what each earns. */
  isInRing: boolean;
  /** They signed up in the month or the week before, and flattred nothing but this creator's. */
  isNewForThis: boolean;
  /** All that they ever deposited came in that month. */
  depositedJustNow: boolean;
};

/** What is known of a creator's earnings of a month. */
export type MonthOfCreator = {
  backers: readonly Backer[];
  earned: Micros;
  /** What they asked to be paid out within days of the month's closing. */
  paidOutAtOnce: Micros;
};

export type Signal =
  | 'same_destination'
  | 'same_mailbox'
  | 'ring'
  | 'burst'
  | 'few_supporters'
  | 'straight_out';

/** One thing that was noticed, and how much it counts. */
export type ScorePart = {
  signal: Signal;
  points: number;
  /** How many supporters it is about. */
  supporters: number;
  /** How much of the money it is about, in hundredths. */
  percent: number;
};

/** From here on earnings are held until an operator has looked. */
export const THRESHOLD = 60;
export const SCORE_MAX = 100;

/** How much each signal counts when it is about all of the money. */
export const WEIGHTS: Readonly<Record<Signal, number>> = {
  same_destination: 80,
  same_mailbox: 60,
  ring: 50,
  burst: 30,
  few_supporters: 25,
  straight_out: 25,
};

const NEW_SUPPORTERS_MIN = 5;
const HALF = 50;
const MOST = 80;

/**
 * How much the earnings of a month look made up, from 0 to 100, and why. A signal counts by the part
 * of the money that it is about, so one odd supporter among many counts for little. What also happens
 * in good faith (one fan, two friends, a launch) stays below the threshold by itself: see
 * docs/decisions/0021-fraud.md.
 * @param input.fewFrom from which earnings on it counts that they come from few: a fan is no fraud.
 */
export function scoreEarnings(
  { backers, earned, paidOutAtOnce }: MonthOfCreator,
  { fewFrom }: { fewFrom: Micros },
): { score: number; parts: ScorePart[] } {
  const total = backers.reduce((sum, { amount }) => sum + amount, 0);
  if (total === 0) return { score: 0, parts: [] };
  const about = (isIt: (backer: Backer) => boolean) => {
    const those = backers.filter(isIt);
    const amount = those.reduce((sum, backer) => sum + backer.amount, 0);
    return { supporters: those.length, percent: Math.floor((100 * amount) / total) };
  };
  const found: [Signal, { supporters: number; percent: number }][] = [
    ['same_destination', about(({ hasSameDestination }) => hasSameDestination)],
    // Who has the same destination need not count once more for their address.
    [
      'same_mailbox',
      about(({ hasSameMailbox, hasSameDestination }) => hasSameMailbox && !hasSameDestination),
    ],
    ['ring', about(({ isInRing }) => isInRing)],
  ];
  const isNew = about(({ isNewForThis }) => isNewForThis);
  if (isNew.supporters >= NEW_SUPPORTERS_MIN && isNew.percent >= HALF) found.push(['burst', isNew]);
  const top = greatest(backers);
  const ofTop = { supporters: 1, percent: Math.floor((100 * top) / total) };
  if (earned >= fewFrom && ofTop.percent >= MOST) found.push(['few_supporters', ofTop]);
  const justNow = about(({ depositedJustNow }) => depositedJustNow);
  if (paidOutAtOnce * 2 >= earned && earned > 0 && justNow.percent >= HALF) {
    found.push(['straight_out', justNow]);
  }
  const parts = found
    .map(([signal, { supporters, percent }]) => ({
      signal,
      points: Math.floor((WEIGHTS[signal] * percent) / 100),
      supporters,
      percent,
    }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const sum = parts.reduce((points, part) => points + part.points, 0);
  return { score: Math.min(SCORE_MAX, sum), parts };
}

function greatest(backers: readonly Backer[]): Micros {
  return backers.reduce((most, { amount }) => Math.max(most, amount), 0);
}
