import type { FieldErrors } from '../errors.ts';
import { FormErrors, TextArea } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { Appeal } from './appeal.ts';

/** The objection against a decision: a form, or what became of it. */
export function AppealSection({
  appeal,
  action,
  isPossible,
  errors,
}: {
  appeal: Appeal | undefined;
  action: string;
  isPossible: boolean;
  errors?: FieldErrors | undefined;
}) {
  if (appeal || !isPossible) {
    return (
      <>
        <FormErrors errors={errors} />
        {appeal && <Filed appeal={appeal} />}
      </>
    );
  }
  return (
    <>
      <h2>You think that this is wrong?</h2>
      <p>Say why. A person decides about it; you can object once.</p>
      <form class="stack" method="post" action={action}>
        <FormErrors errors={errors} />
        <TextArea label="Why is it wrong?" name="words" rows={6} maxlength={4000} errors={errors} />
        <button type="submit">Object</button>
      </form>
    </>
  );
}

function Filed({ appeal: { words, filedAt, decision } }: { appeal: Appeal }) {
  return (
    <>
      <h2>Your objection</h2>
      <p class="muted">
        <Time at={filedAt} exact />
      </p>
      <blockquote class="prose">{words}</blockquote>
      {decision ? (
        <>
          <p>
            <span class={decision.outcome === 'granted' ? 'badge is-good' : 'badge'}>
              {decision.outcome === 'granted' ? 'followed' : 'not followed'}
            </span>{' '}
            <Time at={decision.at} exact />
          </p>
          <blockquote class="prose">{decision.reason}</blockquote>
        </>
      ) : (
        <p>
          <span class="badge is-waiting">waits for an operator</span>
        </p>
      )}
    </>
  );
}
