import type { ClosingProgress, Month } from '../distribution/list-months.ts';
import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { countOf, formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import { StateOfMonth } from './months-page.tsx';
import { ReasonForm } from './reason-form.tsx';

/** One month: its state, how far its closing is, its figures, and closing it by hand. */
export function MonthPage({
  month: { period, state, closableFrom, closing },
  progress,
  currency,
  reason,
  errors,
}: {
  month: Month;
  progress: ClosingProgress | undefined;
  currency: string;
  reason: string;
  errors?: FieldErrors | undefined;
}) {
  return (
    <OperatorFrame current="/operator/months" title={formatPeriod(period)}>
      <dl class="facts">
        <dt>State</dt>
        <dd>
          <StateOfMonth state={state} />
        </dd>
        <dt>Can be closed from</dt>
        <dd>
          <Time at={closableFrom} exact />
        </dd>
        {closing && (
          <>
            <dt>Closing began</dt>
            <dd>
              <Time at={closing.closingAt} exact />
            </dd>
            <dt>Fee then</dt>
            <dd>{closing.feeBasisPoints / 100} %</dd>
          </>
        )}
        {typeof closing?.closedAt === 'number' && (
          <>
            <dt>Closed</dt>
            <dd>
              <Time at={closing.closedAt} exact />
            </dd>
            <dt>Divided</dt>
            <dd>
              <Money amount={closing.amount} currency={currency} /> of{' '}
              {countOf(closing.supporters, 'supporter')} over {countOf(closing.flattrs, 'flattr')}
            </dd>
            <dt>Report</dt>
            <dd>
              <a href={`/reports/${period}`}>the public report of the month</a>
            </dd>
          </>
        )}
      </dl>
      {progress && <Stages progress={progress} currency={currency} />}
      {(state === 'due' || state === 'closing') && (
        <>
          <h2>{state === 'due' ? 'Close it now' : 'Let it go on now'}</h2>
          <p>
            The service does it by itself within a minute. If it does not, look at{' '}
            <a href="/operator/service">the jobs</a> first. Pressing this does the same as the job;
            nothing happens twice.
          </p>
          <ReasonForm
            action={`/operator/months/${period}/close`}
            button={state === 'due' ? 'Close the month' : 'Go on closing'}
            hint="It is kept in the log."
            value={reason}
            errors={errors}
          />
        </>
      )}
    </OperatorFrame>
  );
}

function Stages({ progress, currency }: { progress: ClosingProgress; currency: string }) {
  const { chunks, rangesLeft, supporters, flattrs, amount } = progress;
  const isDivided = chunks.done === chunks.total;
  return (
    <>
      <h2>How far it is</h2>
      <ol>
        <li>
          Dividing what supporters give: {chunks.done} of {countOf(chunks.total, 'chunk')}{' '}
          <progress
            value={chunks.done}
            max={Math.max(1, chunks.total)}
            aria-label="Chunks of supporters divided"
          />
          <br />
          <span class="muted small">
            {countOf(supporters, 'supporter')}, {countOf(flattrs, 'flattr')},{' '}
            <Money amount={amount} currency={currency} />
          </span>
        </li>
        <li>
          Posting to things:{' '}
          {isDivided ? `${countOf(rangesLeft, 'range')} left` : 'begins when all is divided'}
        </li>
        <li>Checking that the sums agree, and closing.</li>
      </ol>
      <p class="muted">Load the page again to see it go on.</p>
    </>
  );
}
