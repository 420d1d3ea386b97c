import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Select } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { AppealView } from './abuse-facts.ts';
import { Decided } from './decided.tsx';
import { ReasonForm } from './reason-form.tsx';

const DOING = {
  suspend: 'suspending',
  hide: 'hiding',
  withhold: 'withholding earnings of',
} as const;

/** One objection, what it is against, and the decision about it. */
export function AppealPage({
  view: { appeal, report, measure, subject, decidedBy },
  typed,
  errors,
}: {
  view: AppealView;
  typed: { outcome: string; reason: string };
  errors?: FieldErrors | undefined;
}) {
  return (
    <OperatorFrame current="/operator/abuse" title={`Objection ${appeal.id}`}>
      <dl class="facts">
        <dt>Against</dt>
        <dd>
          {measure ? (
            <>
              {DOING[measure.kind]} <a href={subject.href}>{subject.words}</a>
            </>
          ) : (
            <a href={`/operator/abuse/${report!.id}`}>the answer to report {report!.id}</a>
          )}
        </dd>
        <dt>By</dt>
        <dd>{measure ? 'whom it concerns' : 'who reported it'}</dd>
        <dt>Decided by</dt>
        <dd>{decidedBy ?? 'nobody yet'}. Another operator should look now, where there is one.</dd>
        <dt>Filed</dt>
        <dd>
          <Time at={appeal.filedAt} exact />
        </dd>
      </dl>
      <h2>What they say</h2>
      <blockquote class="prose">{appeal.words}</blockquote>
      {measure && (
        <>
          <h2>Why it was decided so</h2>
          <blockquote class="prose">{measure.reason}</blockquote>
        </>
      )}
      {appeal.decision ? (
        <Decided title={`Decided: ${appeal.decision.outcome}`} decision={appeal.decision} />
      ) : (
        <>
          <h2>Decide</h2>
          <ReasonForm
            action={`/operator/appeals/${appeal.id}`}
            button="Decide"
            value={typed.reason}
            errors={errors}
          >
            <Select
              label="What you decide"
              name="outcome"
              value={typed.outcome}
              options={[
                ['', 'Choose'],
                ['granted', measure ? 'Take the measure back' : 'Decide the report anew'],
                ['refused', 'Leave it as it is'],
              ]}
              errors={errors}
            />
          </ReasonForm>
        </>
      )}
    </OperatorFrame>
  );
}
