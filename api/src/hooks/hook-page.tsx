import type { FieldErrors } from '../errors.ts';
import { SecretOnce } from '../oauth/secret-once.tsx';
import { Checkbox, FormErrors, Notice } from '../web/form.tsx';
import { formatInstant } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { Time } from '../web/time.tsx';
import type { HookWithEvents } from './find-hook.ts';
import { type DeliveryState, stateOf } from './hook.ts';
import { HookBadge, HookCrumbs, HookFields, type HookForm, nameOf } from './hooks-page.tsx';
import type { ShownDelivery } from './list-deliveries.ts';

export type HookView = {
  hook: HookWithEvents;
  deliveries: readonly ShownDelivery[];
  page: number;
  hasOlder: boolean;
  isOperator: boolean;
  /** What was typed, when it was not right. */
  form?: HookForm;
  errors?: FieldErrors;
  /** A secret that was made just now. */
  secret?: string;
  notice?: string | undefined;
};

/** A web hook: what it was told, what it says, its secret, its end. */
export function HookPage({ view }: { view: HookView }) {
  const { hook, notice, secret, errors, form = hook, isOperator } = view;
  const path = `/settings/hooks/${hook.id}`;
  return (
    <div class="narrow">
      <HookCrumbs />
      <h1>
        {nameOf(hook)} <HookBadge state={hook.state} />
      </h1>
      {notice && <Notice>{notice}</Notice>}
      {secret !== undefined && <SecretOnce label="New signing secret" secret={secret} />}
      <FormErrors errors={errors} />
      <p class="hook-url">
        <code>{hook.url}</code>
      </p>
      <StateSection hook={hook} path={path} />
      <DeliveriesSection view={view} path={path} />
      <section>
        <h2>What it is told</h2>
        <form method="post" action={path} class="stack">
          <HookFields form={form} errors={errors} isOperator={isOperator} />
          <div>
            <button type="submit">Save</button>
          </div>
        </form>
      </section>
      <SecretSection hook={hook} path={path} />
      <section>
        <h2>Delete</h2>
        <form method="post" action={`${path}/delete`} class="stack">
          <Checkbox
            label="Delete this web hook, and what was still to be told"
            name="sure"
            errors={errors}
          />
          <div>
            <button type="submit" class="danger">
              Delete
            </button>
          </div>
        </form>
      </section>
    </div>
  );
}

function StateSection({ hook, path }: { hook: HookWithEvents; path: string }) {
  if (hook.state === 'active') {
    return (
      <div class="actions">
        <form method="post" action={`${path}/test`}>
          <button type="submit">Send a test</button>
        </form>
        <form method="post" action={`${path}/pause`}>
          <button type="submit" class="secondary">
            Pause
          </button>
        </form>
      </div>
    );
  }
  return (
    <>
      {hook.problem && (
        <div class="notice is-error">
          <p>We have stopped sending messages. {hook.problem}</p>
        </div>
      )}
      <p>
        What happens now is not told, not later either. What was found before is sent when you turn
        the web hook on.
      </p>
      <form method="post" action={`${path}/resume`}>
        <button type="submit">Turn it on</button>
      </form>
    </>
  );
}

function SecretSection({ hook, path }: { hook: HookWithEvents; path: string }) {
  return (
    <section>
      <h2>Secret</h2>
      <p>
        Messages are signed with it. A new one is shown once; for a day messages are signed with
        both.
      </p>
      {hook.previousUntil !== null && (
        <p class="small muted">
          The last one before signs until <Time at={hook.previousUntil} exact />.
        </p>
      )}
      <form method="post" action={`${path}/secret`}>
        <button type="submit" class="secondary">
          Make a new secret
        </button>
      </form>
    </section>
  );
}

function DeliveriesSection({ view, path }: { view: HookView; path: string }) {
  const { deliveries, hook, page, hasOlder } = view;
  return (
    <section>
      <h2>Deliveries</h2>
      {deliveries.length === 0 ? (
        <div class="empty">
          <p>Nothing was sent yet.</p>
        </div>
      ) : (
        <ul class="rows">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              path={path}
              isActive={hook.state === 'active'}
            />
          ))}
        </ul>
      )}
      <Pager page={page} hasOlder={hasOlder} link={(number) => `${path}?page=${number}`} />
    </section>
  );
}

const STATES: Record<DeliveryState, [label: string, look: string]> = {
  waiting: ['Waiting', 'badge'],
  delivered: ['Delivered', 'badge is-good'],
  failed: ['Failed', 'badge is-bad'],
};

function DeliveryRow({
  delivery,
  path,
  isActive,
}: {
  delivery: ShownDelivery;
  path: string;
  isActive: boolean;
}) {
  const [label, look] = STATES[stateOf(delivery)];
  const at = formatInstant(delivery.createdAt);
  return (
    <li class="delivery">
      <div class="row-main">
        <strong>{delivery.event}</strong> <span class={look}>{label}</span>
        <div class="small muted">
          <Time at={delivery.createdAt} exact />
          {delivery.attempts > 0 && <>, {attemptsOf(delivery)}</>}
        </div>
        {delivery.lastProblem && <div class="small">{delivery.lastProblem}</div>}
        {delivery.nextAttemptAt !== null && delivery.attempts > 0 && (
          <div class="small muted">
            Next attempt: <Time at={delivery.nextAttemptAt} exact />
          </div>
        )}
        <details>
          <summary>Message</summary>
          <p class="small">
            <code>{delivery.id}</code>
          </p>
          <pre class="button-code">
            <code>{delivery.body}</code>
          </pre>
        </details>
      </div>
      {isActive && (
        <form method="post" action={`${path}/deliveries/${delivery.id}/resend`}>
          <button
            type="submit"
            class="secondary compact"
            aria-label={`Resend ${delivery.event} of ${at}`}
          >
            Resend
          </button>
        </form>
      )}
    </li>
  );
}

function attemptsOf({ attempts, lastStatus }: ShownDelivery): string {
  const times = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return lastStatus === null ? times : `${times}, answered ${lastStatus}`;
}
