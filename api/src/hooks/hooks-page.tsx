import type { FieldErrors } from '../errors.ts';
import { SecretOnce } from '../oauth/secret-once.tsx';
import { FormErrors, Notice, TextField } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import { EVENTS, eventsFor, type HookEvent } from './events.ts';
import type { HookWithEvents } from './find-hook.ts';
import type { HookState } from './hook.ts';

/** What is typed into the form of a hook. */
export type HookForm = { url: string; label: string; events: readonly string[] };

/** A member's web hooks. */
export function HooksPage({ hooks, notice }: { hooks: HookWithEvents[]; notice?: string }) {
  return (
    <>
      <p class="crumbs">
        <a href="/settings">Settings</a>
      </p>
      <h1>Web hooks</h1>
      <p class="lead">
        We tell an address of yours when a thing of yours is flattred, when a month is closed, when
        you earn. Messages are signed and sent again until they arrive.
      </p>
      {notice && <Notice>{notice}</Notice>}
      <p class="actions">
        <a class="button" href="/settings/hooks/new">
          Add a web hook
        </a>
      </p>
      {hooks.length === 0 ? (
        <div class="empty">
          <p>You have no web hook yet.</p>
        </div>
      ) : (
        <ul class="rows">
          {hooks.map((hook) => (
            <li key={hook.id}>
              <div class="row-main">
                <a href={`/settings/hooks/${hook.id}`}>{nameOf(hook)}</a>
                <div class="small muted hook-url">
                  {hook.label && <>{hook.url}, </>}since <Time at={hook.createdAt} />
                </div>
                <div class="small">{hook.events.join(', ')}</div>
              </div>
              <HookBadge state={hook.state} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Registers a web hook. */
export function NewHookPage({
  form,
  errors,
  isOperator,
}: {
  form: HookForm;
  errors?: FieldErrors;
  isOperator: boolean;
}) {
  return (
    <div class="narrow">
      <HookCrumbs />
      <h1>Add a web hook</h1>
      <FormErrors errors={errors} />
      <form method="post" action="/settings/hooks/new" class="stack">
        <HookFields form={form} errors={errors} isOperator={isOperator} />
        <div class="actions">
          <button type="submit">Add</button>
          <a href="/settings/hooks">Cancel</a>
        </div>
      </form>
    </div>
  );
}

/** The secret of a web hook, right after it was registered. */
export function NewSecretPage({ hookId, secret }: { hookId: string; secret: string }) {
  return (
    <div class="narrow">
      <HookCrumbs />
      <h1>Your web hook is ready</h1>
      <SecretOnce label="Signing secret" secret={secret} />
      <p>
        Your receiver checks each message with it, by the{' '}
        <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> specification: libraries
        are there for most languages.
      </p>
      <p class="actions">
        <a class="button" href={`/settings/hooks/${hookId}`}>
          To the web hook
        </a>
      </p>
    </div>
  );
}

export function HookCrumbs() {
  return (
    <p class="crumbs">
      <a href="/settings">Settings</a> / <a href="/settings/hooks">Web hooks</a>
    </p>
  );
}

export function HookFields({
  form,
  errors,
  isOperator,
}: {
  form: HookForm;
  errors?: FieldErrors | undefined;
  isOperator: boolean;
}) {
  const isFaulty = errors?.events !== undefined;
  return (
    <>
      <TextField
        label="Address"
        name="url"
        type="url"
        value={form.url}
        errors={errors}
        required
        maxlength={500}
        hint="Where your receiver listens, such as https://example.org/flattr."
      />
      <TextField
        label="Label"
        name="label"
        value={form.label}
        errors={errors}
        maxlength={80}
        hint="To know it again. Optional."
      />
      <fieldset
        id="events"
        class={isFaulty ? 'has-error' : undefined}
        aria-describedby={isFaulty ? 'events-error' : undefined}
      >
        <legend>Tell it when</legend>
        {eventsFor({ isOperator }).map((event) => (
          <label key={event} class="check">
            <input
              type="checkbox"
              name={fieldOf(event)}
              value="1"
              checked={form.events.includes(event)}
            />
            <span>
              {EVENTS[event]} <code class="small muted">{event}</code>
            </span>
          </label>
        ))}
        {isFaulty && (
          <p class="error" id="events-error">
            {errors.events}
          </p>
        )}
      </fieldset>
    </>
  );
}

/** The field of an event in a form: a dot would make a list of it. */
export function fieldOf(event: HookEvent): string {
  return `event_${event.replace('.', '_')}`;
}

/** What a hook is called: its label, else the host that it tells. */
export function nameOf({ label, url }: { label: string; url: string }): string {
  return label || new URL(url).host;
}

const STATES: Record<HookState, string> = {
  active: 'Active',
  paused: 'Paused',
  disabled: 'Disabled',
};

export function HookBadge({ state }: { state: HookState }) {
  const look = { active: 'badge is-good', paused: 'badge', disabled: 'badge is-bad' }[state];
  return <span class={look}>{STATES[state]}</span>;
}
