import type { ComponentChildren } from 'preact';
import type { FieldErrors } from '../errors.ts';
import { Checkbox, FormErrors, Notice, Select, TextArea, TextField } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { Client } from './client-store.ts';
import type { ClientDetails } from './register-client.ts';
import { SecretOnce } from './secret-once.tsx';

/** The applications that a member has registered. */
export function AppsPage({ clients, notice }: { clients: Client[]; notice?: string | undefined }) {
  return (
    <>
      <h1>My applications</h1>
      <p class="lead">
        Programs of yours that flattr things, or let people sign in, with Flattr. Register one to
        get its client id.
      </p>
      {notice && <Notice>{notice}</Notice>}
      <p class="actions">
        <a class="button" href="/apps/new">
          Register an application
        </a>
        <a href="/settings/applications">Applications you use</a>
      </p>
      {clients.length === 0 ? (
        <div class="empty">
          <p>You have not registered an application yet.</p>
        </div>
      ) : (
        <ul class="rows">
          {clients.map((client) => (
            <li key={client.clientId}>
              <div class="row-main">
                <a href={`/apps/${client.clientId}`}>{client.name}</a>
                <div class="small muted">
                  {client.secretHash === null ? 'Public' : 'Confidential'}, registered{' '}
                  <Time at={client.createdAt} />
                </div>
              </div>
              <code class="small">{client.clientId}</code>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type FormValues = Partial<ClientDetails & { kind: string }>;

/** Registers an application. */
export function NewAppPage({ values, errors }: { values: FormValues; errors?: FieldErrors }) {
  return (
    <Narrow title="Register an application">
      <FormErrors errors={errors} />
      <form method="post" action="/apps/new" class="stack">
        <DetailFields values={values} errors={errors} />
        <Select
          label="Where it runs"
          name="kind"
          value={values.kind ?? 'confidential'}
          options={[
            ['confidential', 'On a server of mine: it can keep a secret'],
            ['public', 'On people’s devices or in their browser: it cannot'],
          ]}
          hint="A confidential application gets a secret. A public one proves itself by PKCE."
        />
        <div class="actions">
          <button type="submit">Register</button>
          <a href="/apps">Cancel</a>
        </div>
      </form>
    </Narrow>
  );
}

/** The id and the secret of an application, right after it was registered. */
export function RegisteredPage({ clientId, secret }: { clientId: string; secret: string | null }) {
  return (
    <Narrow title="Your application is registered">
      <dl class="facts">
        <dt>Client id</dt>
        <dd>
          <code>{clientId}</code>
        </dd>
      </dl>
      {secret === null ? (
        <p>It is public, so it has no secret: it uses PKCE with S256.</p>
      ) : (
        <SecretOnce label="Client secret" secret={secret} />
      )}
      <p class="actions">
        <a class="button" href={`/apps/${clientId}`}>
          To the application
        </a>
      </p>
    </Narrow>
  );
}

/** An application of a member: what they said about it, its secret, its end. */
export function AppPage({
  client,
  values,
  errors,
  secret,
  notice,
}: {
  client: Client;
  values: FormValues;
  errors?: FieldErrors | undefined;
  secret?: string;
  notice?: string | undefined;
}) {
  const path = `/apps/${client.clientId}`;
  return (
    <Narrow title={client.name}>
      {notice && <Notice>{notice}</Notice>}
      {secret !== undefined && <SecretOnce label="New client secret" secret={secret} />}
      <FormErrors errors={errors} />
      <dl class="facts">
        <dt>Client id</dt>
        <dd>
          <code>{client.clientId}</code>
        </dd>
        <dt>Kind</dt>
        <dd>
          {client.secretHash === null ? 'Public: no secret, PKCE' : 'Confidential: has a secret'}
        </dd>
      </dl>
      <form method="post" action={path} class="stack">
        <DetailFields values={values} errors={errors} />
        <div class="actions">
          <button type="submit">Save</button>
        </div>
      </form>
      {client.secretHash !== null && (
        <section>
          <h2>Secret</h2>
          <p>
            We keep only its hash, so it cannot be shown again. A new one replaces it at once;
            tokens that members gave you stay valid.
          </p>
          <form method="post" action={`${path}/secret`}>
            <button type="submit" class="secondary">
              Make a new secret
            </button>
          </form>
        </section>
      )}
      <section>
        <h2>Delete</h2>
        <form method="post" action={`${path}/delete`} class="stack">
          <Checkbox
            label="Delete this application, and end every token it was given"
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
    </Narrow>
  );
}

function Narrow({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="narrow">
      <p class="crumbs">
        <a href="/apps">My applications</a>
      </p>
      <h1>{title}</h1>
      {children}
    </div>
  );
}

function DetailFields({
  values,
  errors,
}: {
  values: FormValues;
  errors?: FieldErrors | undefined;
}) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        value={values.name}
        errors={errors}
        required
        maxlength={80}
        hint="Members see it when they are asked."
      />
      <TextField
        label="Website"
        name="website"
        type="url"
        value={values.website}
        errors={errors}
        maxlength={500}
        hint="Optional."
      />
      <TextArea
        label="Redirect addresses"
        name="redirectUris"
        value={values.redirectUris ?? ''}
        errors={errors}
        rows={3}
        hint="One a line. Members are sent back there, to the letter. Own schemes such as myapp://back are fine."
      />
    </>
  );
}
