import type { Config } from '../config.ts';
import type { OwnPart } from '../sharing/parts-of.ts';
import { formatPercent } from '../sharing/percent.ts';
import { titleOf } from '../things/thing.ts';
import { ThingLink } from '../things/thing-link.tsx';
import { BarChart } from '../web/chart.tsx';
import { countOf, formatMoney, formatPeriod, shortMonth } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { type Earnings, THINGS_A_PAGE } from './earnings-of.ts';
import { HeldNotice } from './held-notice.tsx';
import type { SharedThing } from './shared-things.ts';

type Shared = { things: readonly SharedThing[]; total: number; page: number };

/** A creator's things and what they brought, and what others share with them. */
export function EarningsPage({
  config,
  earnings,
  shared,
}: {
  config: Config;
  earnings: Earnings;
  shared: Shared;
}) {
  const { currency, feeBasisPoints } = config;
  const { balance, months, total } = earnings;
  const lastMonth = months.at(-1)!;
  return (
    <>
      <h1>My things</h1>
      <dl class="stats">
        <div>
          <dt>Earnings</dt>
          <dd class="figure">{formatMoney(balance, currency)}</dd>
          <dd class="hint">
            <a href="/payouts">Pay them out</a> · <a href="/funds">Use them as funds</a>
          </dd>
        </div>
        <div>
          <dt>{formatPeriod(lastMonth.period)}</dt>
          <dd class="figure">{formatMoney(lastMonth.amount, currency)}</dd>
          <dd class="hint">{countOf(lastMonth.flattrs, 'flattr')}</dd>
        </div>
        <div>
          <dt>Things</dt>
          <dd class="figure">{total.toLocaleString('en')}</dd>
          <dd class="hint">
            <a href="/things/new">Add a thing</a> · <a href="/claims">My sites</a> ·{' '}
            <a href="/feeds">My feeds</a> · <a href="/sharing">Sharing</a>
          </dd>
        </div>
      </dl>
      <HeldNotice currency={currency} held={earnings.held} />
      <OverTime currency={currency} earnings={earnings} />
      <Things currency={currency} earnings={earnings} />
      {shared.total > 0 && <SharedThings currency={currency} shared={shared} />}
      {feeBasisPoints > 0 && (
        <p class="muted small">
          Amounts are after the service’s fee of {feeBasisPoints / 100} percent.
        </p>
      )}
    </>
  );
}

function OverTime({ currency, earnings }: { currency: string; earnings: Earnings }) {
  const { months, periods } = earnings;
  const money = (amount: number) => formatMoney(amount, currency);
  if (periods.length === 0) return null;
  const highest = Math.max(...months.map(({ amount }) => amount));
  const columns = [
    { label: 'Month', isTitle: true },
    { label: 'Flattrs', isAmount: true },
    { label: 'Earned', isAmount: true },
  ];
  return (
    <section aria-labelledby="over-time">
      <h2 id="over-time">Over the last twelve months</h2>
      <figure>
        <BarChart
          maximum={money(highest)}
          bars={months.map(({ period, amount }) => ({
            label: shortMonth(period),
            value: amount,
            title: `${formatPeriod(period)}: ${money(amount)}`,
          }))}
        />
      </figure>
      <details>
        <summary>The same as a table</summary>
        <DataTable
          caption="Earned in each month"
          isCaptionHidden
          columns={columns}
          rows={months.toReversed().map(({ period, flattrs, amount }) => ({
            key: period,
            cells: [formatPeriod(period), flattrs.toLocaleString('en'), money(amount)],
          }))}
        />
      </details>
      <details>
        <summary>Monthly revenue as CSV</summary>
        <ul>
          {periods.map((period) => (
            <li key={period}>
              <a href={`/things/revenue/${period}.csv`}>{formatPeriod(period)}</a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const COLUMNS = [
  { label: 'Thing', isTitle: true },
  { label: 'Flattrs divided', isAmount: true },
  { label: 'Earned', isAmount: true },
  { label: 'Edit', isAction: true },
] as const;

function Things({ currency, earnings }: { currency: string; earnings: Earnings }) {
  const { things, page, total } = earnings;
  return (
    <section aria-labelledby="things">
      <h2 id="things">Your things</h2>
      {things.length === 0 ? (
        <div class="empty">
          <p>
            Nothing is known to be yours yet. Add a page or a work of yours, or put a button on your
            site: the first click on it adds it.
          </p>
          <a class="button" href="/things/new">
            Add a thing
          </a>
        </div>
      ) : (
        <>
          <DataTable
            caption={countOf(total, 'thing')}
            columns={COLUMNS}
            rows={things.map(({ thing, flattrs, amount }) => ({
              key: thing.id,
              cells: [
                <span key="title">
                  <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>{' '}
                  {thing.isHidden && <span class="badge">hidden</span>}
                </span>,
                flattrs.toLocaleString('en'),
                formatMoney(amount, currency),
                <a
                  key="edit"
                  href={`/things/${thing.id}/edit`}
                  aria-label={`Edit ${titleOf(thing)}`}
                >
                  Edit
                </a>,
              ],
            }))}
          />
          <Pager
            page={page}
            hasOlder={page * THINGS_A_PAGE < total}
            link={(number) => `/things?page=${number}#things`}
          />
        </>
      )}
    </section>
  );
}

const SHARED_COLUMNS = [
  { label: 'Thing', isTitle: true },
  { label: 'Your part', isAmount: true },
  { label: 'Flattrs divided', isAmount: true },
  { label: 'Earned', isAmount: true },
] as const;

function SharedThings({ currency, shared }: { currency: string; shared: Shared }) {
  const { things, page, total } = shared;
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">Shared with you</h2>
      <p class="muted">
        What others own and you have a part of, with what your part brought you. They look after it;
        you can leave at <a href="/sharing">Sharing</a>.
      </p>
      <DataTable
        caption={countOf(total, 'thing')}
        columns={SHARED_COLUMNS}
        rows={things.map(({ thing, owner, part, flattrs, amount }) => ({
          key: thing.id,
          cells: [
            <span key="title">
              <ThingLink thing={thing} />
              {owner?.deletedAt === null && (
                <span class="muted small">
                  {' '}
                  by <a href={`/profile/${owner.name}`}>{owner.displayName || owner.name}</a>
                </span>
              )}
            </span>,
            part ? inWords(part) : 'none now',
            flattrs.toLocaleString('en'),
            formatMoney(amount, currency),
          ],
        }))}
      />
      <Pager
        page={page}
        hasOlder={page * THINGS_A_PAGE < total}
        link={(number) => `/things?shared=${number}#shared`}
      />
    </section>
  );
}

function inWords({ millionths, from }: OwnPart): string {
  const percent = formatPercent(millionths);
  return from === null ? percent : `${percent} from ${formatPeriod(from)}`;
}
