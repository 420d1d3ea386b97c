import { z } from 'zod';
import { inTransaction, isDuplicate } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { checkInput } from '../http/check-input.ts';
import type { Instant } from '../period.ts';
import { type AppealSubject, insertAppeal } from './appeal-store.ts';
import { measureByToken, reportByToken } from './by-token.ts';
import { appealableUntil } from './measure.ts';

const form = z.object({
  words: z
    .string()
    .trim()
    .min(10, 'Say in a sentence why the decision is wrong.')
    .max(4000, 'Your words have at most 4000 characters.'),
});

/**
 * Whom a measure concerns objects to it, once, within six months, by the link in their mail.
 * @throws DomainError `not_found` for a wrong link; `validation`.
 */
export async function appealMeasure(
  deps: Pick<Deps, 'clock' | 'db'>,
  { token, words }: { token: string; words: string },
): Promise<void> {
  const measure = await measureByToken(deps, token);
  if (measure.liftedAt !== null) throw over('The decision was taken back already.');
  await file(deps, { subject: { measure_id: measure.id }, decidedAt: measure.imposedAt, words });
}

/**
 * Who reported abuse objects to the answer, once, within six months, on the page of their report.
 * @throws DomainError `not_found` for a wrong link; `validation`.
 */
export async function appealReport(
  deps: Pick<Deps, 'clock' | 'db'>,
  { token, words }: { token: string; words: string },
): Promise<void> {
  const { id, decision } = await reportByToken(deps, token);
  if (!decision) throw over('Your report is not decided yet.');
  await file(deps, { subject: { report_id: id }, decidedAt: decision.at, words });
}

async function file(
  { clock, db }: Pick<Deps, 'clock' | 'db'>,
  { subject, decidedAt, words }: { subject: AppealSubject; decidedAt: Instant; words: string },
): Promise<void> {
  const checked = checkInput(form, { words });
  const filedAt = clock.now();
  if (filedAt > appealableUntil(decidedAt)) throw over('The six months to object are over.');
  try {
    await inTransaction(db, (trx) => insertAppeal(trx, subject, { ...checked, filedAt }));
  } catch (error) {
    if (isDuplicate(error)) throw over('You have objected already; that is possible once.');
    throw error;
  }
}

function over(message: string): DomainError {
  return new DomainError('validation', message);
}
