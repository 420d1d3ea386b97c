import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import type { Measure } from './measure.ts';
import { selectMeasure } from './measure-store.ts';
import type { AbuseReport } from './report.ts';
import { selectReport } from './report-store.ts';

/**
 * The measure whose page a link in a mail opens: who is suspended cannot sign in.
 * @throws DomainError `not_found`.
 */
export async function measureByToken({ db }: Pick<Deps, 'db'>, token: string): Promise<Measure> {
  const measure = await selectMeasure(db, { token_hash: hashSecret(token) });
  if (!measure) throw linkIsOver();
  return measure;
}

/**
 * The report whose page a reporter opens by the secret that they were given.
 * @throws DomainError `not_found`.
 */
export async function reportByToken({ db }: Pick<Deps, 'db'>, token: string): Promise<AbuseReport> {
  const report = await selectReport(db, { token_hash: hashSecret(token) });
  if (!report) throw linkIsOver();
  return report;
}

function linkIsOver(): DomainError {
  return new DomainError(
    'not_found',
    'This link leads nowhere. Look whether it is whole, and whether a newer mail has another one.',
  );
}
