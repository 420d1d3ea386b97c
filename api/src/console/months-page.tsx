import type { Month } from '../distribution/list-months.ts';
import type { RecordedCheck } from '../ledger/latest-check.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Notice } from '../web/form.tsx';
import { formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';

const STATES = {
  running: ['running', 'badge'],
  due: ['over, not closed', 'badge is-waiting'],
  closing: ['closing', 'badge is-waiting'],
  closed: ['closed', 'badge is-good'],
} as const;

/** In one word how far a month is. */
export function StateOfMonth({ state }: Pick<Month, 'state'>) {
  const [label, kind] = STATES[state];
  return <span class={kind}>{label}</span>;
}

/** Every month with its figures, and what the last checks of the ledger found. */
export function MonthsPage({
  months,
  checks,
  currency,
  isChecked,
}: {
  months: readonly Month[];
  checks: readonly RecordedCheck[];
  currency: string;
  isChecked: boolean;
}) {
  return (
    <OperatorFrame current="/operator/months" title="Months">
      {isChecked && <Notice>The ledger was checked just now.</Notice>}
      <DataTable
        caption="Months, newest first"
        columns={[
          { label: 'Month', isTitle: true },
          { label: 'State' },
          { label: 'Supporters', isAmount: true },
          { label: 'Flattrs', isAmount: true },
          { label: 'Divided', isAmount: true },
        ]}
        rows={months.map(({ period, state, closing }) => {
          const isClosed = state === 'closed' && closing !== null;
          return {
            key: period,
            cells: [
              <a key="month" href={`/operator/months/${period}`}>
                {formatPeriod(period)}
              </a>,
              <StateOfMonth key="state" state={state} />,
              isClosed ? closing.supporters.toLocaleString('en') : '',
              isClosed ? closing.flattrs.toLocaleString('en') : '',
              isClosed ? <Money key="amount" amount={closing.amount} currency={currency} /> : '',
            ],
          };
        })}
      />
      <h2>What must hold</h2>
      <LastCheck check={checks[0]} />
      <form class="actions" method="post" action="/operator/months/check">
        <button class="secondary" type="submit">
          Check now
        </button>
      </form>
      {checks.length > 1 && (
        <DataTable
          caption="The last checks, newest first"
          columns={[{ label: 'When', isTitle: true }, { label: 'Result' }, { label: 'Broken' }]}
          rows={checks.map((check) => ({
            key: check.checkedAt,
            cells: [
              <Time key="when" at={check.checkedAt} exact />,
              <Result key="result" isOk={check.ok} />,
              check.invariants
                .filter(({ ok }) => !ok)
                .map(({ name }) => name.replaceAll('-', ' '))
                .join(', '),
            ],
          }))}
        />
      )}
    </OperatorFrame>
  );
}

function LastCheck({ check }: { check: RecordedCheck | undefined }) {
  if (!check) return <p>The ledger has not been checked yet.</p>;
  return (
    <DataTable
      caption={`The last check, ${check.ok ? 'all holds' : 'something is broken: payouts are stopped'}`}
      columns={[{ label: 'Invariant', isTitle: true }, { label: 'Result' }, { label: 'Found' }]}
      rows={check.invariants.map(({ name, ok, detail }) => ({
        key: name,
        cells: [name.replaceAll('-', ' '), <Result key="result" isOk={ok} />, detail ?? ''],
      }))}
    />
  );
}

function Result({ isOk }: { isOk: boolean }) {
  return <span class={isOk ? 'badge is-good' : 'badge is-bad'}>{isOk ? 'holds' : 'broken'}</span>;
}
