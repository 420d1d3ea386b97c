import type { Instant } from '../period.ts';

export type AppealOutcome = 'granted' | 'refused';

/** An objection: against a measure, by whom it concerns; or against the answer to a report. */
export type Appeal = {
  id: number;
  measureId: number | null;
  reportId: number | null;
  words: string;
  filedAt: Instant;
  decision: {
    at: Instant;
    outcome: AppealOutcome;
    reason: string;
    operatorId: number | null;
  } | null;
};
