import type { FieldErrors } from '../errors.ts';
import { Time } from '../web/time.tsx';
import type { Appeal } from './appeal.ts';
import { AppealSection } from './appeal-section.tsx';
import type { Measure } from './measure.ts';

/** What was decided against a member, why, and how they object; for them alone, by a link in a mail. */
export function MeasurePage({
  measure,
  thingTitle,
  appeal,
  action,
  isAppealable,
  errors,
}: {
  measure: Measure;
  thingTitle: string;
  appeal: Appeal | undefined;
  /** Where the objection is sent. */
  action: string;
  isAppealable: boolean;
  errors?: FieldErrors | undefined;
}) {
  const isSuspension = measure.kind === 'suspend';
  return (
    <div class="narrow">
      <h1>{isSuspension ? 'Your membership is suspended' : 'A thing of yours is hidden'}</h1>
      {measure.liftedAt !== null && (
        <div class="notice" role="status">
          <p>
            This was taken back: <Time at={measure.liftedAt} exact />.
          </p>
        </div>
      )}
      <p class="lead">
        {isSuspension
          ? 'You cannot sign in, flattr or be paid out. Your funds and your earnings are kept for you, and what others flattr of yours is still counted.'
          : `Nobody but you sees "${thingTitle}" here any more. Flattrs of it and their money stay as they are.`}
      </p>
      <h2>The reason</h2>
      <p class="muted">
        <Time at={measure.imposedAt} exact />
      </p>
      <blockquote class="prose">{measure.reason}</blockquote>
      <AppealSection appeal={appeal} action={action} isPossible={isAppealable} errors={errors} />
    </div>
  );
}
