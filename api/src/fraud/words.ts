import { countOf } from '../web/format.ts';
import type { ScorePart } from './score.ts';

/** What was noticed, in a sentence for operators. */
export function wordsOf({ signal, supporters, percent }: ScorePart): string {
  const from = `${percent} % of the money came from ${countOf(supporters, 'supporter')}`;
  switch (signal) {
    case 'same_destination':
      return `${from} whose payouts go where the creator’s go.`;
    case 'same_mailbox':
      return `${from} whose e-mail address reaches the creator’s mailbox.`;
    case 'ring':
      return `${from} to whom money of the creator comes back.`;
    case 'burst':
      return `${from} who are new and flattred nothing else.`;
    case 'few_supporters':
      return `${from} alone, and it is much money.`;
    case 'straight_out':
      return `${from} who had deposited just before, and it was asked to be paid out at once.`;
  }
}
