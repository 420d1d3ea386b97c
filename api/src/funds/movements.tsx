import { formatMoney } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { type Tab, Tabs } from '../web/tabs.tsx';
import { Time } from '../web/time.tsx';
import type { DescribedMovement } from './list-movements.ts';

const LISTS = { funds: '/funds#movements', earnings: '/funds?of=earnings#movements' } as const;
const TABS: readonly Tab[] = [
  [LISTS.funds, 'Funds'],
  [LISTS.earnings, 'Earnings'],
];

const COLUMNS = [
  { label: 'Date' },
  { label: 'What', isTitle: true },
  { label: 'Amount', isAmount: true },
  { label: 'Balance after', isAmount: true },
] as const;

/** Every movement of funds or earnings, newest first, a page at a time. */
export function Movements({
  currency,
  list: { of, page, movements, hasOlder },
}: {
  currency: string;
  list: {
    of: 'funds' | 'earnings';
    page: number;
    movements: DescribedMovement[];
    hasOlder: boolean;
  };
}) {
  const link = (number: number) =>
    `/funds?of=${of}${number > 1 ? `&page=${number}` : ''}#movements`;
  return (
    <section aria-labelledby="movements">
      <h2 id="movements">Every movement</h2>
      <Tabs label="Movements" tabs={TABS} current={LISTS[of]} />
      {movements.length === 0 ? (
        <p class="empty">
          {page > 1
            ? 'There is nothing older.'
            : of === 'funds'
              ? 'Nothing has moved yet. Add money, and it will stand here.'
              : 'Nothing was earned yet. What your things receive will stand here.'}
        </p>
      ) : (
        <DataTable
          caption={of === 'funds' ? 'Movements of your funds' : 'Movements of your earnings'}
          isCaptionHidden
          columns={COLUMNS}
          rows={movements.map(({ id, postedAt, text, href, amount, balance }) => ({
            key: id,
            cells: [
              <Time key="at" at={postedAt} />,
              href ? <a href={href}>{text}</a> : text,
              `${amount > 0 ? '+' : ''}${formatMoney(amount, currency)}`,
              formatMoney(balance, currency),
            ],
          }))}
        />
      )}
      <Pager page={page} hasOlder={hasOlder} link={link} />
    </section>
  );
}
