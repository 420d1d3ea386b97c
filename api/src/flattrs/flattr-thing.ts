import type { FundsAndBudget } from '../budgets/funds-and-budgets.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Instant, Period } from '../period.ts';
import type { ThingBrief } from '../things/thing.ts';
import type { Submission } from './read-submission.ts';
import type { FlattrSource } from './store.ts';

/** A supporter's wish to flattr a thing. */
export type Click = {
  /**
   * Who: a member who is signed in, or the hash of a bearer token that nobody has looked at yet. Once it
   * has been, `refusalFor` says why this member may not send more now; it may be asked several times.
   */
  supporter:
    | { memberId: number }
    | { tokenHash: string; refusalFor?(memberId: number): DomainError | undefined };
  /** What: a known thing, or a page that becomes one with its first flattr. */
  thing: { id: number } | Submission;
  source: FlattrSource;
};

/** A flattr that was made, and is on disk. */
export type Flattred = {
  thing: ThingBrief;
  supporterId: number;
  period: Period;
  flattredAt: Instant;
  /** How often the thing was flattred, ever, with this one. Some seconds late for a thing of hundreds. */
  flattrs: number;
};

/**
 * THE CLICK. One supporter, one thing, one period: one flattr, however often and over however many
 * connections it is sent. When it returns, the flattr is on disk. Clicks that arrive together share a
 * commit (share-commits.ts) and are decided in one transaction (flattr-together.ts).
 *
 * @throws DomainError `unauthorized` or `insufficient_scope` for a token that may not do it,
 *   `not_found` when there is no such thing, `flattr_owner` for the supporter's own thing,
 *   `flattr_once` for a second time, `no_means` without funds or budget, `period_closed` while the
 *   month is being divided, `unavailable` when too many clicks wait or the database is away.
 */
export async function flattrThing(
  { clicks }: Pick<Deps, 'clicks'>,
  click: Click,
): Promise<Flattred> {
  return clicks.push(click);
}

/**
 * Why a supporter may not flattr a thing, or undefined.
 * @param creatorId who earns on it, or will when the page becomes a thing; null: it will wait.
 */
export function refusalOf({
  supporterId,
  creatorId,
  means,
}: {
  supporterId: number;
  creatorId: number | null;
  means: FundsAndBudget;
}): DomainError | undefined {
  if (creatorId === supporterId) {
    return new DomainError('flattr_owner', 'This is your own thing. Flattr what others make.');
  }
  if (means.funds <= 0) {
    return new DomainError(
      'no_means',
      'There is no money in your funds. Add money, then flattr again.',
    );
  }
  if (means.budget <= 0) {
    return new DomainError(
      'no_means',
      'You have no monthly budget. Set a budget, then flattr again.',
    );
  }
  return undefined;
}

/** The error for a thing that the supporter has flattred in this period. */
export function flattredAlready(): DomainError {
  return new DomainError(
    'flattr_once',
    'You have flattred this already this month. Next month you can flattr it again.',
  );
}
