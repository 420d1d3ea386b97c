import type { Micros } from '../money.ts';
import { countOf, formatMoney, formatPeriod } from '../web/format.ts';
import { StackedBar } from '../web/stacked-bar.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { Report } from './report-of.ts';

type Place = { label: string; amount: Micros; isHeld: boolean };

/** Where the money is, in the order in which it is drawn. */
function placesOf({ totals }: Report): Place[] {
  const { funds, earnings, payouts, waiting, dividing, givenUp, fees, out } = totals;
  const places: Place[] = [
    { label: 'In the funds of supporters', amount: funds, isHeld: true },
    { label: 'Earned by creators, not paid out', amount: earnings, isHeld: true },
    { label: 'Waiting for creators to claim it', amount: waiting, isHeld: true },
    { label: 'Paid out', amount: out, isHeld: false },
    { label: 'Fees of the service', amount: fees, isHeld: false },
  ];
  if (payouts > 0) places.push({ label: 'On its way to creators', amount: payouts, isHeld: true });
  if (dividing > 0) places.push({ label: 'Being divided', amount: dividing, isHeld: true });
  if (givenUp > 0) {
    places.push({ label: 'Left behind by members who left', amount: givenUp, isHeld: true });
  }
  return places;
}

/** The public report of a month: what was divided, and where every cent is. */
export function ReportPage({ report }: { report: Report }) {
  const { period, currency, supporters, flattrs, amount, totals, closedAt } = report;
  const money = (micros: Micros) => formatMoney(micros, currency);
  const places = placesOf(report);
  const held = places.reduce((sum, place) => sum + (place.isHeld ? place.amount : 0), 0);
  return (
    <>
      <p class="crumbs">
        <a href="/reports">Monthly reports</a>
      </p>
      <h1>{formatPeriod(period)}</h1>
      <p class="lead">
        {countOf(supporters, 'supporter')} divided {money(amount)} over {countOf(flattrs, 'flattr')}
        . Closed on <Time at={closedAt} />.
      </p>
      <dl class="stats">
        <div>
          <dt>Divided</dt>
          <dd class="figure">{money(amount)}</dd>
        </div>
        <div>
          <dt>Supporters</dt>
          <dd class="figure">{supporters.toLocaleString('en')}</dd>
        </div>
        <div>
          <dt>Flattrs</dt>
          <dd class="figure">{flattrs.toLocaleString('en')}</dd>
        </div>
        <div>
          <dt>Waiting for creators</dt>
          <dd class="figure">{money(totals.waiting)}</dd>
        </div>
      </dl>
      <h2>Where every cent is</h2>
      <p>
        Since the beginning {money(totals.in)} came in. At the end of the month {money(totals.out)}{' '}
        had gone out, {money(held)} is held and {money(totals.fees)} was kept as fees:{' '}
        <strong>in = out + held + fees</strong>.
      </p>
      <StackedBar parts={places.map(({ label, amount }) => ({ label, value: amount }))} />
      <DataTable
        caption={`The books at the end of ${formatPeriod(period)}`}
        isCaptionHidden
        columns={[
          { label: 'Where', isTitle: true },
          { label: 'Amount', isAmount: true },
        ]}
        rows={places.map(({ label, amount }, index) => ({
          key: label,
          cells: [
            <span key="label">
              <span class={`swatch part-${index}`} aria-hidden="true" /> {label}
            </span>,
            money(amount),
          ],
        }))}
        foot={['Came in', money(totals.in)]}
      />
      <Proof report={report} />
    </>
  );
}

function Proof({ report: { ledger, period } }: { report: Report }) {
  return (
    <>
      <h2>Proof</h2>
      <p>
        All movements of money stand in a ledger that is only ever added to. Its entries are chained
        by hashes: keep this one, and nobody can change the past without you noticing.
      </p>
      {ledger.sealedAt === null ? (
        <p class="muted">Nothing is sealed yet.</p>
      ) : (
        <p>
          <code>{ledger.hash}</code>
          <br />
          <span class="muted small">
            SHA-256 over {countOf(ledger.blocks, 'block')}, sealed{' '}
            <Time at={ledger.sealedAt} exact />
          </span>
        </p>
      )}
      <p class="no-print">
        <a href={`/reports/${period}.json`}>This report as JSON</a>
      </p>
    </>
  );
}
