import type { FieldErrors } from '../errors.ts';
import { formatPeriod } from '../web/format.ts';
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
  const { title, lead } = wordsOf(measure, thingTitle);
  return (
    <div class="narrow">
      <h1>{title}</h1>
      {measure.liftedAt !== null && (
        <div class="notice" role="status">
          <p>
            This was taken back: <Time at={measure.liftedAt} exact />.
          </p>
        </div>
      )}
      <p class="lead">{lead}</p>
      <h2>The reason</h2>
      <p class="muted">
        <Time at={measure.imposedAt} exact />
      </p>
      <blockquote class="prose">{measure.reason}</blockquote>
      <AppealSection appeal={appeal} action={action} isPossible={isAppealable} errors={errors} />
    </div>
  );
}

function wordsOf({ kind, period }: Measure, thingTitle: string): { title: string; lead: string } {
  switch (kind) {
    case 'suspend':
      return {
        title: 'Your membership is suspended',
        lead: 'You cannot sign in, flattr or be paid out. Your funds and your earnings are kept for you, and what others flattr of yours is still counted.',
      };
    case 'hide':
      return {
        title: 'A thing of yours is hidden',
        lead: `Nobody but you sees "${thingTitle}" here any more. Flattrs of it and their money stay as they are.`,
      };
    case 'withhold':
      return {
        title: `Your earnings of ${formatPeriod(period!)} are withheld`,
        lead: 'They stay on your account, but cannot be paid out or used. All other earnings are yours as before.',
      };
  }
}
