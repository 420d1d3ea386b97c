import { formatMoney, formatPeriod } from '../web/format.ts';
import { DataTable } from '../web/table.tsx';
import type { ReportedPeriod } from './report-of.ts';

const COLUMNS = [
  { label: 'Month', isTitle: true },
  { label: 'Supporters', isAmount: true },
  { label: 'Flattrs', isAmount: true },
  { label: 'Divided', isAmount: true },
] as const;

/** Every month that was divided, newest first. */
export function ReportsPage({
  currency,
  reports,
}: {
  currency: string;
  reports: readonly ReportedPeriod[];
}) {
  return (
    <>
      <h1>Monthly reports</h1>
      <p class="lead">
        Once a month is divided we publish what came in, what went out and what is held, so that
        anybody can check that nothing is missing.
      </p>
      {reports.length === 0 ? (
        <p class="empty">
          No month has been divided yet. The first report comes with the first one.
        </p>
      ) : (
        <DataTable
          caption="Months that were divided"
          isCaptionHidden
          columns={COLUMNS}
          rows={reports.map(({ period, supporters, flattrs, amount }) => ({
            key: period,
            cells: [
              <a key="period" href={`/reports/${period}`}>
                {formatPeriod(period)}
              </a>,
              supporters.toLocaleString('en'),
              flattrs.toLocaleString('en'),
              formatMoney(amount, currency),
            ],
          }))}
        />
      )}
    </>
  );
}
