import { formatMicros } from '../money.ts';
import { csvText } from '../web/csv.ts';
import { formatMoney } from '../web/format.ts';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { YearOfAccount, YearStatement } from './year-of.ts';

const NAMES = { funds: 'Funds', earnings: 'Earnings' };

/** A year of a member's money, to print and to keep. */
export function YearPage({
  currency,
  name,
  statement: { accounts, year },
}: {
  currency: string;
  name: string;
  statement: YearStatement;
}) {
  return (
    <>
      <p class="crumbs">
        <a href="/statements">Statements</a>
      </p>
      <p class="eyebrow">Statement of {name}</p>
      <h1>{year}</h1>
      {accounts.map((account) => (
        <Account key={account.of} currency={currency} account={account} year={year} />
      ))}
      <p class="no-print small">
        Download every movement: <a href={`/statements/year/${year}.csv`}>CSV</a>. Print this page
        for paper or PDF. Months and years are those of UTC.
      </p>
    </>
  );
}

function Account({
  currency,
  account: { of, opening, closing, kinds, movements },
  year,
}: {
  currency: string;
  account: YearOfAccount;
  year: number;
}) {
  const money = (amount: number) => formatMoney(amount, currency);
  if (movements.length === 0 && opening === 0) return null;
  return (
    <section aria-labelledby={of}>
      <h2 id={of}>{NAMES[of]}</h2>
      <DataTable
        caption={`${NAMES[of]} in ${year}`}
        isCaptionHidden
        columns={[
          { label: 'What', isTitle: true },
          { label: 'How often', isAmount: true },
          { label: 'Sum', isAmount: true },
        ]}
        rows={[
          { key: 'opening', cells: ['On January 1', null, money(opening)] },
          ...kinds.map(({ text, count, amount }) => ({
            key: text,
            cells: [text, count.toLocaleString('en'), money(amount)],
          })),
        ]}
        foot={['At the end of the year', null, money(closing)]}
      />
      <details>
        <summary>Every movement</summary>
        <DataTable
          caption={`Every movement of your ${of} in ${year}`}
          isCaptionHidden
          columns={[
            { label: 'Date' },
            { label: 'What', isTitle: true },
            { label: 'Amount', isAmount: true },
          ]}
          rows={movements.map(({ id, postedAt, text, amount }) => ({
            key: id,
            cells: [<Time key="at" at={postedAt} />, text, money(amount)],
          }))}
        />
      </details>
    </section>
  );
}

/** Every movement of a year as CSV, the oldest first, with the balance after it. */
export function yearCsv({ accounts }: YearStatement): string {
  const lines = accounts.flatMap(({ of, movements }) =>
    movements.map(({ postedAt, text, amount, balance, reference }) =>
      [
        of,
        new Date(postedAt).toISOString(),
        csvText(text),
        formatMicros(amount),
        formatMicros(balance),
        csvText(reference),
      ].join(','),
    ),
  );
  return ['account,posted_at,what,amount,balance,reference', ...lines, ''].join('\n');
}
