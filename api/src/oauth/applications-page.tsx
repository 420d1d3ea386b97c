import type { FieldErrors } from '../errors.ts';
import type { PersonalToken } from '../tokens/personal-tokens.ts';
import { SCOPES } from '../tokens/scopes.ts';
import { FormErrors, Notice, TextField } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { ConnectedApplication } from './list-applications.ts';
import { permissionsOf } from './scopes.ts';
import { SecretOnce } from './secret-once.tsx';

export type ApplicationsView = {
  applications: ConnectedApplication[];
  tokens: PersonalToken[];
  /** A token that was made just now. */
  newToken?: string;
  notice?: string | undefined;
  form?: { label: string; scopes: readonly string[] };
  errors?: FieldErrors;
};

/** Everything that may act for a member, and how to stop it. */
export function ApplicationsPage({ view }: { view: ApplicationsView }) {
  return (
    <>
      <p class="crumbs">
        <a href="/settings">Settings</a>
      </p>
      <h1>Applications and tokens</h1>
      {view.notice && <Notice>{view.notice}</Notice>}
      {view.newToken !== undefined && <SecretOnce label="Your new token" secret={view.newToken} />}
      <FormErrors errors={view.errors} />
      <h2>Applications that act for you</h2>
      {view.applications.length === 0 ? (
        <div class="empty">
          <p>You have not let any application act for you.</p>
        </div>
      ) : (
        <ul class="rows">
          {view.applications.map((application) => (
            <Application key={application.client.clientId} application={application} />
          ))}
        </ul>
      )}
      <h2>Personal tokens</h2>
      <p>
        For a program of your own, such as a script with <code>curl</code>. Who has a token can do
        in your name what it allows; keep it like a password.
      </p>
      {view.tokens.length > 0 && (
        <ul class="rows">
          {view.tokens.map((token) => (
            <Token key={token.tokenHash} token={token} />
          ))}
        </ul>
      )}
      <NewToken view={view} />
      <p class="muted">
        Do you make an application for others? <a href="/apps">Register it</a>.
      </p>
    </>
  );
}

function Application({ application }: { application: ConnectedApplication }) {
  const { client, scope, since, usedAt } = application;
  return (
    <li>
      <div class="row-main">
        <strong>{client.name}</strong>
        {client.ownerId === null && <span class="badge">registered itself</span>}
        <div class="small">It may {permissionsOf(scope).join('; ')}.</div>
        <LastUse since={since} usedAt={usedAt} />
      </div>
      <form method="post" action={`/settings/applications/${client.clientId}/disconnect`}>
        <button
          type="submit"
          class="danger compact"
          aria-label={`Disconnect ${client.name}, and end its tokens`}
        >
          Disconnect
        </button>
      </form>
    </li>
  );
}

function Token({ token }: { token: PersonalToken }) {
  const name = token.label || 'Without a name';
  return (
    <li>
      <div class="row-main">
        <strong>{name}</strong>
        <div class="small">It may {permissionsOf(token.scopes.join(' ')).join('; ')}.</div>
        <LastUse since={token.createdAt} usedAt={token.usedAt} />
      </div>
      <form method="post" action="/settings/tokens/revoke">
        <input type="hidden" name="token" value={token.tokenHash} />
        <button type="submit" class="danger compact" aria-label={`Revoke the token ${name}`}>
          Revoke
        </button>
      </form>
    </li>
  );
}

function LastUse({ since, usedAt }: { since: number; usedAt: number | null }) {
  return (
    <div class="small muted">
      Since <Time at={since} />,{' '}
      {usedAt === null ? (
        'not used yet'
      ) : (
        <>
          last used <Time at={usedAt} />
        </>
      )}
    </div>
  );
}

function NewToken({ view: { form, errors } }: { view: ApplicationsView }) {
  const isFaulty = errors?.scopes !== undefined;
  return (
    <section class="card token-form" aria-labelledby="new-token">
      <h3 id="new-token">Make a token</h3>
      <form method="post" action="/settings/tokens" class="stack">
        <TextField
          label="Name"
          name="label"
          value={form?.label}
          errors={errors}
          maxlength={80}
          hint="To know it again, such as “backup script”."
        />
        <fieldset id="scopes" class={isFaulty ? 'has-error' : undefined}>
          <legend>It may</legend>
          {Object.entries(SCOPES).map(([scope, permission]) => (
            <label key={scope} class="check">
              <input
                type="checkbox"
                name={`scope_${scope}`}
                value="1"
                checked={form?.scopes.includes(scope)}
              />
              <span>
                {permission} <code class="small muted">{scope}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <button type="submit">Make a token</button>
        </div>
      </form>
    </section>
  );
}
