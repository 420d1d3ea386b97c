import type { Client } from 'oidc-provider';
import type { Member } from '../members/member.ts';
import { permissionsOf } from './scopes.ts';

type ConsentProps = {
  client: Client;
  member: Member;
  scope: string;
  redirectUri: string;
  action: string;
};

/** Asks a member whether an application may act for them, in plain words. */
export function ConsentPage({ client, member, scope, redirectUri, action }: ConsentProps) {
  const name = client.clientName ?? client.clientId;
  const registeredItself = client.registered_by === 'itself';
  return (
    <div class="narrow question">
      <h1>Let {name} act for you on Flattr?</h1>
      <p>
        You are signed in as <strong>{member.name}</strong>
        {member.displayName && ` (${member.displayName})`}. Not you? Sign out above and start again.
      </p>
      <section class="card" aria-labelledby="may">
        <h2 id="may">{name} may then</h2>
        <ul class="permissions">
          {permissionsOf(scope).map((permission) => (
            <li key={permission}>{permission}</li>
          ))}
        </ul>
        <p class="muted">
          It never learns your password, it cannot add or take out money, and what it flattrs stays
          within your monthly budget.
        </p>
      </section>
      {registeredItself && (
        <div class="notice is-warning">
          <p>
            This application gave itself its name; nobody at Flattr knows who runs it. Go on only if
            you have just started this yourself.
          </p>
        </div>
      )}
      <dl class="facts">
        {client.clientUri && (
          <>
            <dt>Its website, as it says</dt>
            <dd>{client.clientUri}</dd>
          </>
        )}
        <dt>You will be sent to</dt>
        <dd>{destinationOf(redirectUri)}</dd>
      </dl>
      <form method="post" action={action} class="actions">
        <button type="submit" name="answer" value="allow">
          Allow
        </button>
        <button type="submit" name="answer" value="deny" class="secondary">
          Deny
        </button>
      </form>
      <p class="muted">
        You can take this back at any time under{' '}
        <a href="/settings/applications">Settings, Applications</a>.
      </p>
    </div>
  );
}

/** Breaks the chain of redirects after a sign-in form, which browsers would not let leave the site. */
export function ContinuePage({ url }: { url: string }) {
  return (
    <>
      <h1>You are signed in</h1>
      <p>
        <a href={url}>Continue to the application</a> if your browser does not do it by itself.
      </p>
    </>
  );
}

/** The request of an application was too old, or belongs to another browser or member. */
export function ExpiredPage() {
  return (
    <>
      <h1>This request has expired</h1>
      <p>
        It was made more than an hour ago, in another browser, or by somebody else who was signed in
        here. Nothing was allowed. Go back to the application and start again.
      </p>
    </>
  );
}

/** The host that a member knows a place by; for an app, its scheme. */
function destinationOf(redirectUri: string): string {
  const { protocol, host } = new URL(redirectUri);
  return /^https?:$/.test(protocol) ? host : `the app that opens ${protocol}//`;
}
