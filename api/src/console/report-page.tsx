import { CATEGORIES, type ReportOutcome } from '../abuse/report.ts';
import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Select } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { ReportView } from './abuse-facts.ts';
import { Decided } from './decided.tsx';
import { ReasonForm } from './reason-form.tsx';

type Typed = { outcome: string; reason: string };

/** One report of abuse, and the decision about it. */
export function ReportPage({
  view,
  typed,
  errors,
}: {
  view: ReportView;
  typed: Typed;
  errors?: FieldErrors | undefined;
}) {
  const { report, subject, reporter, thing, appeal } = view;
  return (
    <OperatorFrame current="/operator/abuse" title={`Report ${report.id}`}>
      <dl class="facts">
        <dt>About</dt>
        <dd>
          <a href={subject.href}>{subject.words}</a>
        </dd>
        {thing && (
          <>
            <dt>Address</dt>
            <dd class="thing-address">{thing.url}</dd>
          </>
        )}
        <dt>Because</dt>
        <dd>{CATEGORIES[report.category]}</dd>
        <dt>Sent</dt>
        <dd>
          <Time at={report.createdAt} exact />
        </dd>
        <dt>By</dt>
        <dd>{reporter} (never told to whom it concerns)</dd>
      </dl>
      <blockquote class="prose">{report.words}</blockquote>
      {appeal?.decision?.outcome === 'granted' && (
        <p class="notice">
          It is here once more: who reported it objected to the first answer, and was right.
        </p>
      )}
      {report.decision ? (
        <Decided title={`Decided: ${report.decision.outcome}`} decision={report.decision} />
      ) : (
        <>
          <h2>Decide</h2>
          <p>
            Both sides get a mail with your reason and the way to object. Do not let it tell who
            reported.
          </p>
          <ReasonForm
            action={`/operator/abuse/${report.id}`}
            button="Decide"
            hint="Both sides read it. It is kept in the log."
            value={typed.reason}
            errors={errors}
          >
            <Select
              label="What you decide"
              name="outcome"
              value={typed.outcome}
              options={optionsOf(view)}
              errors={errors}
            />
          </ReasonForm>
        </>
      )}
    </OperatorFrame>
  );
}

function optionsOf({ report, thing }: ReportView): (readonly [ReportOutcome | '', string])[] {
  const options: (readonly [ReportOutcome | '', string])[] = [
    ['', 'Choose'],
    ['dismissed', 'Dismiss the report'],
  ];
  if (report.thingId !== null) options.push(['hidden', 'Hide the thing']);
  if (report.memberId !== null || thing?.creatorId) {
    options.push(['suspended', 'Suspend the member']);
  }
  return options;
}
