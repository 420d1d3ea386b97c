import { titleOf } from '../things/thing.ts';
import { formatMoney, formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { Statement, StatementLine } from './statement-of.ts';

const COLUMNS = [
  { label: 'Thing', isTitle: true },
  { label: 'Flattred on' },
  { label: 'Where it is' },
  { label: 'Share', isAmount: true },
] as const;

const PLACES = {
  earned: 'with its creator',
  waiting: 'waiting for its creator',
  held: 'held until its creator shows that the site is theirs',
  returning: 'on its way back to you',
  returned: 'back in your funds',
} as const;

/** What a month took from a supporter, and what each thing received. */
export function StatementPage({
  currency,
  name,
  statement,
}: {
  currency: string;
  name: string;
  statement: Statement;
}) {
  const { period, state, amount, flattrs, closedAt } = statement;
  return (
    <>
      <p class="crumbs">
        <a href="/statements">Statements</a>
      </p>
      <p class="eyebrow">Statement of {name}</p>
      <h1>{formatPeriod(period)}</h1>
      {state !== 'closed' && (
        <div class="notice is-warning">
          {formatPeriod(period)} is over and is being divided. Your shares stand here as soon as
          that is done.
        </div>
      )}
      {state === 'closed' && flattrs > 0 && (
        <dl class="stats">
          <div>
            <dt>Taken from your funds</dt>
            <dd class="figure">{formatMoney(amount, currency)}</dd>
          </div>
          <div>
            <dt>Flattrs</dt>
            <dd class="figure">{flattrs}</dd>
          </div>
          <div>
            <dt>Divided on</dt>
            <dd>{closedAt === null ? '' : <Time at={closedAt} />}</dd>
          </div>
        </dl>
      )}
      {flattrs === 0 ? (
        <p class="empty">You flattred nothing in this month, so it took nothing from your funds.</p>
      ) : (
        <Shares currency={currency} statement={statement} />
      )}
      {state === 'closed' && flattrs > 0 && (
        <p class="no-print small">
          Download: <a href={`/statements/${period}.csv`}>CSV</a>,{' '}
          <a href={`/statements/${period}.json`}>JSON</a>
        </p>
      )}
    </>
  );
}

function Shares({ currency, statement }: { currency: string; statement: Statement }) {
  const { amount, lines, state } = statement;
  return (
    <>
      {state === 'closed' && amount === 0 && (
        <div class="notice is-warning">
          There was no budget or no money in your funds, so your flattrs received nothing.
        </div>
      )}
      <DataTable
        caption="What each thing received"
        columns={COLUMNS}
        rows={lines.map((line) => ({
          key: line.thingId,
          cells: [
            <ThingLink key="thing" line={line} />,
            <Time key="at" at={line.flattredAt} />,
            line.state === null ? null : PLACES[line.state],
            line.share === null ? null : (
              <Money key="share" amount={line.share} currency={currency} />
            ),
          ],
        }))}
        foot={['Together', null, null, state === 'closed' ? formatMoney(amount, currency) : null]}
      />
    </>
  );
}

function ThingLink({ line: { thing } }: { line: StatementLine }) {
  if (!thing) return <span>A thing that is gone</span>;
  const title = titleOf(thing);
  return thing.deletedAt === null ? (
    <a href={`/thing/${thing.id}`}>{title}</a>
  ) : (
    <span>{title}</span>
  );
}
