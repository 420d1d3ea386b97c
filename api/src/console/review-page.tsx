import type { Measure } from '../abuse/measure.ts';
import type { FieldErrors } from '../errors.ts';
import type { FraudReview } from '../fraud/find-reviews.ts';
import { SCORE_MAX, THRESHOLD } from '../fraud/score.ts';
import { wordsOf } from '../fraud/words.ts';
import type { Member } from '../members/member.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Select } from '../web/form.tsx';
import { formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import { Decided } from './decided.tsx';
import { ReasonForm } from './reason-form.tsx';

/** Earnings of a month that look made up: why, and the decision. */
export function ReviewPage({
  review,
  member,
  measure,
  typed,
  currency,
  errors,
}: {
  review: FraudReview;
  member: Member;
  measure: Measure | undefined;
  typed: { outcome: string; reason: string };
  currency: string;
  errors?: FieldErrors | undefined;
}) {
  const { id, parts, score, amount, period, foundAt, decision, state } = review;
  return (
    <OperatorFrame
      current="/operator/fraud"
      title={`Earnings of ${member.name}, ${formatPeriod(period)}`}
    >
      <dl class="facts">
        <dt>Creator</dt>
        <dd>
          <a href={`/operator/members/${member.id}`}>{member.name}</a>
        </dd>
        <dt>Held</dt>
        <dd>
          <Money amount={amount} currency={currency} />
        </dd>
        <dt>Found</dt>
        <dd>
          <Time at={foundAt} exact />
        </dd>
        <dt>Score</dt>
        <dd>
          {score} of {SCORE_MAX}; from {THRESHOLD} on earnings are held
        </dd>
      </dl>
      <DataTable
        caption="What was noticed"
        columns={[
          { label: 'What', isTitle: true },
          { label: 'Points', isAmount: true },
        ]}
        rows={parts.map((part) => ({
          key: part.signal,
          cells: [wordsOf(part), String(part.points)],
        }))}
      />
      {decision ? (
        <>
          <Decided title={state === 'released' ? 'Released' : 'Withheld'} decision={decision} />
          {typeof measure?.liftedAt === 'number' && (
            <p class="notice">
              They are not withheld any more since <Time at={measure.liftedAt} exact />: the creator
              objected.
            </p>
          )}
        </>
      ) : (
        <>
          <h2>Decide</h2>
          <p>
            A family, a band and a launch look like this too. Released, the earnings are free, and
            the creator hears nothing. Withheld, they stay held, and the creator gets a mail with
            your reason and a link to object.
          </p>
          <ReasonForm
            action={`/operator/fraud/${id}`}
            button="Decide"
            hint="It is kept in the log. The creator reads it if you withhold the earnings."
            value={typed.reason}
            errors={errors}
          >
            <Select
              label="What you decide"
              name="outcome"
              value={typed.outcome}
              options={[
                ['', 'Choose'],
                ['released', 'Release the earnings'],
                ['confirmed', 'Withhold the earnings'],
              ]}
              errors={errors}
            />
          </ReasonForm>
        </>
      )}
    </OperatorFrame>
  );
}
