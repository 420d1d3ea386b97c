import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { forgetReporters, removeReporter } from './report-store.ts';

const DAY = 86_400_000;
/** As long as who reported may object to the answer, and a month for the answer to that. */
const KEPT_DAYS = 215;

/**
 * Forgets who sent reports that nobody can object to any more: the report stays, without them.
 * @returns how many.
 */
export function forgetOldReporters({ clock, db }: Pick<Deps, 'clock' | 'db'>): Promise<number> {
  return forgetReporters(db, clock.now() - KEPT_DAYS * DAY);
}

/** A member leaves: the reports that they made stay, without their name. */
export function forgetReporter(trx: Trx, memberId: number): Promise<void> {
  return removeReporter(trx, memberId);
}
