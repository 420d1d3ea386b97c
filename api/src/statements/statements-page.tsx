import { Fragment } from 'preact';
import type { Period } from '../period.ts';
import { countOf, formatMoney, formatPeriod } from '../web/format.ts';
import { DataTable } from '../web/table.tsx';
import { MoneyTabs } from '../web/tabs.tsx';
import type { Closing } from './store.ts';

const COLUMNS = [
  { label: 'Month', isTitle: true },
  { label: 'Flattrs', isAmount: true },
  { label: 'Taken', isAmount: true },
] as const;

/** Every month that is closed, newest first. */
export function StatementsPage({
  currency,
  now,
  closings,
  years,
}: {
  currency: string;
  now: Period;
  closings: readonly Closing[];
  /** The years of which there is a statement, the newest first. */
  years: readonly number[];
}) {
  const total = closings.reduce((sum, { amount }) => sum + amount, 0);
  const flattrs = closings.reduce((sum, closing) => sum + closing.flattrs, 0);
  return (
    <>
      <h1>Statements</h1>
      <MoneyTabs current="/statements" />
      <p class="lead">
        What each month took, and what each of your flattrs received. {formatPeriod(now)} still
        runs: <a href="/dashboard">this month</a>.
      </p>
      {closings.length === 0 ? (
        <p class="empty">
          No month of yours has been divided yet. The first statement comes an hour after the end of
          the month.
        </p>
      ) : (
        <DataTable
          caption={`${countOf(closings.length, 'month')} with flattrs`}
          columns={COLUMNS}
          rows={closings.map((closing) => ({
            key: closing.period,
            cells: [
              <a key="period" href={`/statements/${closing.period}`}>
                {formatPeriod(closing.period)}
              </a>,
              closing.flattrs.toLocaleString('en'),
              formatMoney(closing.amount, currency),
            ],
          }))}
          foot={['Together', flattrs.toLocaleString('en'), formatMoney(total, currency)]}
        />
      )}
      <p class="no-print">
        Whole years, with all that came and went:{' '}
        {years.map((year, at) => (
          <Fragment key={year}>
            {at > 0 && ', '}
            <a href={`/statements/year/${year}`}>{year}</a>
          </Fragment>
        ))}
        .
      </p>
    </>
  );
}
