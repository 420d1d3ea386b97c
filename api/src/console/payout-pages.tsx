import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import type { PayoutBatch } from '../payouts/find-batches.ts';
import type { ShownPayout } from '../payouts/find-payouts.ts';
import type { PayoutStep } from '../payouts/payout.ts';
import { STATE_WORDS } from '../payouts/state-words.ts';
import { StepsList } from '../payouts/steps-list.tsx';
import { FormErrors } from '../web/form.tsx';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import { batchState, PayoutRows } from './payouts-page.tsx';
import { ReasonForm } from './reason-form.tsx';

type Typed = { currency: string; reason: string; errors?: FieldErrors | undefined };

/** A file for the bank: fetch it, then say what the bank did. */
export function BatchPage({
  batch,
  payouts,
  currency,
  reason,
  errors,
}: Typed & { batch: PayoutBatch; payouts: readonly ShownPayout[] }) {
  const path = `/operator/payouts/batches/${batch.id}`;
  const isOpen = batch.closedAt === null;
  const isFetched = batch.downloadedAt !== null;
  return (
    <OperatorFrame current="/operator/payouts" title={batch.messageId}>
      <dl class="facts">
        <dt>State</dt>
        <dd>{batchState(batch)}</dd>
        <dt>Bank pays on</dt>
        <dd>{batch.executeOn}</dd>
        <dt>Sum</dt>
        <dd>
          <Money amount={batch.amount} currency={currency} />
        </dd>
        {isFetched && (
          <>
            <dt>First fetched</dt>
            <dd>
              <Time at={batch.downloadedAt!} exact />
            </dd>
          </>
        )}
      </dl>
      {isOpen && (
        <section class="card" aria-labelledby="bank">
          <h2 id="bank">{isFetched ? 'What did the bank do?' : 'Take it to the bank'}</h2>
          {(isFetched || !reason) && <FormErrors errors={errors} />}
          <div class="actions">
            <form method="post" action={`${path}/file`}>
              <button type="submit" class={isFetched ? 'secondary' : undefined}>
                {isFetched ? 'Fetch the file again' : 'Fetch the file'}
              </button>
            </form>
            {isFetched && (
              <form method="post" action={`${path}/confirm`}>
                <button type="submit">It paid all that is not settled</button>
              </form>
            )}
          </div>
          <p class="muted">
            {isFetched
              ? 'What it refused or brought back: say so at the payout itself, below.'
              : 'From then on its payouts cannot be taken back here. The file is the same each time.'}
          </p>
        </section>
      )}
      {isOpen && !isFetched && (
        <details open={errors !== undefined && reason !== ''}>
          <summary>Give it up</summary>
          <ReasonForm
            action={`${path}/cancel`}
            button="Give it up"
            hint="Its payouts wait for the next file. It is kept in the log."
            value={reason}
            errors={errors}
          />
        </details>
      )}
      <h2>Its payouts</h2>
      <PayoutRows payouts={payouts} currency={currency} />
    </OperatorFrame>
  );
}

/** One payout, for operators: what happened, and what the bank did with it. */
export function OperatorPayoutPage({
  payout,
  steps,
  currency,
  reason,
  errors,
}: Typed & { payout: ShownPayout; steps: readonly PayoutStep[] }) {
  const path = `/operator/payouts/${payout.id}`;
  const mayReturn = payout.state === 'sent' || payout.state === 'paid';
  return (
    <OperatorFrame current="/operator/payouts" title={payout.id}>
      <dl class="facts">
        <dt>Member</dt>
        <dd>
          <a href={`/operator/members/${payout.memberId}`}>member {payout.memberId}</a>
        </dd>
        <dt>To</dt>
        <dd>{payout.label}</dd>
        <dt>Amount</dt>
        <dd>
          <Money amount={payout.amount} currency={currency} />
        </dd>
        <dt>State</dt>
        <dd>
          {STATE_WORDS[payout.state]}
          {payout.reason && `: ${payout.reason}`}
        </dd>
        {payout.batchId !== null && (
          <>
            <dt>File</dt>
            <dd>
              <a href={`/operator/payouts/batches/${payout.batchId}`}>batch {payout.batchId}</a>
            </dd>
          </>
        )}
      </dl>
      {payout.state === 'sent' && (
        <form method="post" action={`${path}/paid`}>
          <button type="submit">The bank paid it</button>
        </form>
      )}
      {mayReturn && (
        <details open={errors !== undefined}>
          <summary>It came back</summary>
          <ReasonForm
            action={`${path}/returned`}
            button="It came back"
            hint="What the bank says. Its creator reads it, and has the money in their earnings again."
            value={reason}
            errors={errors}
          />
        </details>
      )}
      <h2>What happened</h2>
      <StepsList steps={steps} />
    </OperatorFrame>
  );
}
