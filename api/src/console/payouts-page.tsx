import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import type { PayoutBatch } from '../payouts/find-batches.ts';
import type { ShownPayout } from '../payouts/find-payouts.ts';
import type { PayoutState } from '../payouts/payout.ts';
import { STATE_WORDS } from '../payouts/state-words.ts';
import { FormErrors, TextField } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';

export type PayoutsOverview = {
  byState: readonly { state: PayoutState; payouts: number; amount: number }[];
  batches: readonly PayoutBatch[];
  /** The next day on which banks work. */
  day: string;
  /** Payouts that do not go on, with the reason. */
  held: readonly ShownPayout[];
};

type Props = { overview: PayoutsOverview; currency: string; errors?: FieldErrors | undefined };

/** All payouts by their state, and the batches for banks. */
export function OperatorPayoutsPage({ overview, currency, errors }: Props) {
  const { byState, batches, day, held } = overview;
  const waiting = byState.find(({ state }) => state === 'requested');
  return (
    <OperatorFrame current="/operator/payouts" title="Payouts">
      <DataTable
        caption="By state"
        columns={[
          { label: 'State', isTitle: true },
          { label: 'Payouts', isAmount: true },
          { label: 'Sum', isAmount: true },
        ]}
        rows={byState.map(({ state, payouts, amount }) => ({
          key: state,
          cells: [
            STATE_WORDS[state],
            payouts.toLocaleString('en'),
            <Money key="sum" amount={amount} currency={currency} />,
          ],
        }))}
      />
      <section class="card" aria-labelledby="collect">
        <h2 id="collect">Collect for the bank</h2>
        <p>
          {waiting
            ? `${countOf(waiting.payouts, 'payout')} ${waiting.payouts === 1 ? 'waits' : 'wait'}.`
            : 'Nothing waits.'}{' '}
          Each is looked at once more; what is held stays behind. Nothing goes out before you fetch
          the file and give it to the bank.
        </p>
        <form method="post" action="/operator/payouts/batches" class="stack">
          <FormErrors errors={errors} />
          <TextField
            label="When the bank shall pay"
            name="executeOn"
            value={day}
            errors={errors}
            hint="Such as 2026-02-10"
            maxlength={10}
          />
          <button type="submit">Make a file</button>
        </form>
      </section>
      {batches.length > 0 && <Batches batches={batches} currency={currency} />}
      {held.length > 0 && (
        <>
          <h2>Held</h2>
          <PayoutRows payouts={held} currency={currency} />
        </>
      )}
    </OperatorFrame>
  );
}

/** Where a batch stands, in a word or two. */
export function batchState({ closedAt, downloadedAt, isCanceled }: PayoutBatch): string {
  if (isCanceled) return 'canceled';
  if (closedAt !== null) return 'settled';
  return downloadedAt === null ? 'not fetched yet' : 'at the bank';
}

function Batches({ batches, currency }: Pick<PayoutsOverview, 'batches'> & { currency: string }) {
  return (
    <DataTable
      caption="Files for the bank"
      columns={[
        { label: 'Batch', isTitle: true },
        { label: 'Made' },
        { label: 'Bank pays on' },
        { label: 'State' },
        { label: 'Payouts', isAmount: true },
        { label: 'Sum', isAmount: true },
      ]}
      rows={batches.map((batch) => ({
        key: batch.id,
        cells: [
          <a key="id" href={`/operator/payouts/batches/${batch.id}`}>
            {batch.messageId}
          </a>,
          <Time key="at" at={batch.createdAt} />,
          batch.executeOn,
          batchState(batch),
          batch.payouts.toLocaleString('en'),
          <Money key="sum" amount={batch.amount} currency={currency} />,
        ],
      }))}
    />
  );
}

/** Payouts as a list, each with its state and reason. */
export function PayoutRows({
  payouts,
  currency,
}: {
  payouts: readonly ShownPayout[];
  currency: string;
}) {
  return (
    <ul class="rows">
      {payouts.map(({ id, label, state, reason, amount, memberId }) => (
        <li key={id}>
          <div class="row-main">
            <p>
              <a href={`/operator/payouts/${id}`}>{id}</a>
            </p>
            <p class="muted small">
              {label}, {STATE_WORDS[state]}
              {reason && `: ${reason}`} · <a href={`/operator/members/${memberId}`}>member</a>
            </p>
          </div>
          <p class="row-end">
            <Money amount={amount} currency={currency} />
          </p>
        </li>
      ))}
    </ul>
  );
}
