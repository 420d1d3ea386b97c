import type { FieldErrors } from '../errors.ts';
import { Notice } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { Appeal } from './appeal.ts';
import { AppealSection } from './appeal-section.tsx';
import { type AbuseReport, CATEGORIES, OUTCOME_WORDS } from './report.ts';
import type { ReportSubject } from './report-form-page.tsx';

/** What became of a report, for who made it. */
export function ReportPage({
  report,
  subject,
  appeal,
  action,
  isNew,
  isAppealable,
  errors,
}: {
  report: AbuseReport;
  subject: ReportSubject;
  appeal: Appeal | undefined;
  /** Where the objection is sent. */
  action: string;
  isNew: boolean;
  isAppealable: boolean;
  errors?: FieldErrors | undefined;
}) {
  const { decision } = report;
  return (
    <div class="narrow">
      {isNew && (
        <Notice>
          <p>
            Thank you, your report has arrived. Keep the address of this page: here you read what
            becomes of it.
          </p>
        </Notice>
      )}
      <h1>Your report</h1>
      <dl class="facts">
        <dt>About</dt>
        <dd>
          the {subject.kind} {subject.title}
        </dd>
        <dt>Because</dt>
        <dd>{CATEGORIES[report.category]}</dd>
        <dt>Sent</dt>
        <dd>
          <Time at={report.createdAt} exact />
        </dd>
        <dt>State</dt>
        <dd>
          {decision ? (
            <>
              <span class="badge is-good">decided</span> <Time at={decision.at} exact />
            </>
          ) : (
            <span class="badge is-waiting">waits for an operator</span>
          )}
        </dd>
      </dl>
      <h2>What you wrote</h2>
      <blockquote class="prose">{report.words}</blockquote>
      {decision && (
        <>
          <h2>What was decided</h2>
          <p>{OUTCOME_WORDS[decision.outcome]}</p>
          <blockquote class="prose">{decision.reason}</blockquote>
        </>
      )}
      {(decision || appeal) && (
        <AppealSection appeal={appeal} action={action} isPossible={isAppealable} errors={errors} />
      )}
    </div>
  );
}
