import type { Instant, Period } from '../period.ts';

export type MeasureKind = 'suspend' | 'hide' | 'withhold';

/** What an operator did because of abuse: a member kept out, a thing hidden, earnings withheld. */
export type Measure = {
  id: number;
  kind: MeasureKind;
  /** Whom it concerns; null for a thing that is nobody's. */
  memberId: number | null;
  /** The thing that is hidden. */
  thingId: number | null;
  /** The month whose earnings are withheld. */
  period: Period | null;
  /** In words for whom it concerns. */
  reason: string;
  operatorId: number | null;
  imposedAt: Instant;
  /** Null: it stands. */
  liftedAt: Instant | null;
};

const APPEAL_MONTHS = 6;

/** Until when a decision can be appealed: six months, as European law has it. */
export function appealableUntil(decidedAt: Instant): Instant {
  const end = new Date(decidedAt);
  end.setUTCMonth(end.getUTCMonth() + APPEAL_MONTHS);
  return end.getTime();
}
