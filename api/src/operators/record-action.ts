import type { Trx } from '../db.ts';
import type { Deps } from '../deps.ts';
import { fieldError } from '../errors.ts';
import type { Action } from './actions.ts';
import { insertAction } from './store.ts';

const REASON_MAX = 2000;

/** What an operator does, and why. */
export type ActionToRecord = {
  /** Null: the command line. */
  operatorId: number | null;
  action: Action;
  /** What it is done to: `member:7`, `thing:12`, `period:2026-01`. */
  subject: string;
  /** In words that the person concerned may read. */
  reason: string;
};

/**
 * Writes down who did what to whom and why, in the transaction that does it: no action without its
 * line, no line without its action. The database refuses to change or delete a line.
 *
 * @throws DomainError `validation` on the field `reason` when there is none, or it is too long.
 */
export async function recordAction(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  { operatorId, action, subject, reason }: ActionToRecord,
): Promise<void> {
  const words = reason.trim();
  if (words === '') throw fieldError('reason', 'Give a reason. It is kept in the log of actions.');
  if (words.length > REASON_MAX) {
    throw fieldError('reason', `A reason has at most ${REASON_MAX} characters.`);
  }
  await insertAction(trx, { operatorId, action, subject, reason: words, actedAt: clock.now() });
}
