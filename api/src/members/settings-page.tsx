import type { Config } from '../config.ts';
import type { FieldErrors } from '../errors.ts';
import { Checkbox, FormErrors, Notice, TextArea, TextField } from '../web/form.tsx';
import { IdentitySection } from './identity-section.tsx';
import type { Member } from './member.ts';
import type { Passkey } from './passkey-store.ts';
import { PasskeysSection } from './passkeys-section.tsx';
import type { Session } from './session-store.ts';
import { SessionsSection } from './sessions-section.tsx';
import type { Profile } from './store.ts';

/** The forms of the page; what is wrong is shown at the one that was sent. */
export type SettingsForm = 'profile' | 'email' | 'password' | 'passkeys' | 'sessions';

export type SettingsPageProps = {
  member: Member;
  sessions: readonly Session[];
  currentSession: string;
  passkeys: readonly Passkey[];
  /** Whether links that name their e-mail address mean them. */
  isIdentityKnown: boolean;
  config: Pick<Config, 'publicUrl' | 'mode'>;
  saved?: string | undefined;
  /** What was typed into the profile, when it was not right. */
  profile?: Profile | undefined;
  email?: string | undefined;
  faults?: { form: SettingsForm; errors: FieldErrors } | undefined;
};

const SAVED: Record<string, string> = {
  profile: 'Your profile is saved.',
  email: 'Your new e-mail address is confirmed.',
  password: 'Your password is changed. All other browsers are signed out.',
  passkey: 'Your passkey is saved. You can sign in with it from now on.',
  'passkey-removed': 'The passkey is removed.',
  session: 'That browser is signed out.',
  identity: 'Links that name your e-mail address mean you. What waited for you is on its way.',
  'identity-forgotten': 'Links that name your e-mail address do not mean you any more.',
};

/** Everything that a member decides about their membership. */
export function SettingsPage(props: SettingsPageProps) {
  const { config, member, saved } = props;
  const errorsOf = (form: SettingsForm) =>
    props.faults?.form === form ? props.faults.errors : undefined;
  return (
    <div class="settings">
      <h1>Settings</h1>
      {saved === 'mail' && (
        <Notice>
          <p>
            We have sent a mail to the new address. Follow the link in it, and the address changes.{' '}
            {config.mode === 'sandbox' && <a href="/mailbox">Open the mailbox</a>}
          </p>
        </Notice>
      )}
      {saved && SAVED[saved] && <Notice>{SAVED[saved]}</Notice>}
      <div class="columns">
        <div>
          <ProfileSection
            profile={props.profile ?? member}
            name={member.name}
            errors={errorsOf('profile')}
          />
          <MarkSection member={member} />
          <IdentitySection member={member} isKnown={props.isIdentityKnown} />
          <LeavingSection />
        </div>
        <div>
          <EmailSection member={member} value={props.email} errors={errorsOf('email')} />
          <PasswordSection member={member} errors={errorsOf('password')} />
          <PasskeysSection passkeys={props.passkeys} errors={errorsOf('passkeys')} />
          <SessionsSection sessions={props.sessions} current={props.currentSession} />
          <ApplicationsSection />
        </div>
      </div>
    </div>
  );
}

function ApplicationsSection() {
  return (
    <section class="card" aria-labelledby="applications">
      <h2 id="applications">Applications and tokens</h2>
      <p>
        <a href="/settings/applications">Programs that act for you</a>, and tokens for your own
        ones.
      </p>
      <p>
        <a href="/settings/hooks">Web hooks</a> tell an address of yours what happens.
      </p>
    </section>
  );
}

function ProfileSection({
  profile,
  name,
  errors,
}: {
  profile: Profile;
  name: string;
  errors: FieldErrors | undefined;
}) {
  return (
    <section class="card" aria-labelledby="profile">
      <h2 id="profile">Profile</h2>
      <p class="muted">
        Everybody can read it at <a href={`/profile/${name}`}>/profile/{name}</a>.
      </p>
      <form class="stack" method="post" action="/settings/profile">
        <FormErrors errors={errors} />
        <TextField
          label="Name to show"
          name="display_name"
          value={profile.displayName}
          errors={errors}
          hint={`Where it is empty, we show ${name}.`}
          autocomplete="name"
          maxlength={80}
        />
        <TextArea
          label="About you"
          name="about"
          value={profile.about}
          errors={errors}
          maxlength={1000}
        />
        <TextField
          label="Your web site"
          name="url"
          type="url"
          value={profile.url}
          errors={errors}
          autocomplete="url"
          maxlength={500}
        />
        <TextField
          label="City"
          name="city"
          value={profile.city}
          errors={errors}
          autocomplete="address-level2"
          maxlength={80}
        />
        <TextField
          label="Country"
          name="country"
          value={profile.country}
          errors={errors}
          autocomplete="country-name"
          maxlength={80}
        />
        <Checkbox
          label="Show on my profile what I flattr. Amounts are never shown."
          name="shows_flattrs"
          checked={profile.showsFlattrs}
          errors={errors}
        />
        <button type="submit">Save the profile</button>
      </form>
    </section>
  );
}

/** The mark that tells whose a page is, for pages that a button does not name an owner on. */
function MarkSection({ member }: { member: Member }) {
  return (
    <section class="card" aria-labelledby="mark">
      <h2 id="mark">Your mark</h2>
      <p>
        Put this line into the <code>&lt;head&gt;</code> of your pages, and what people flattr there
        is yours:
      </p>
      <pre>
        <code>{`<meta name="flattr:id" content="${member.fid}">`}</code>
      </pre>
    </section>
  );
}

function EmailSection({
  member,
  value,
  errors,
}: {
  member: Member;
  value: string | undefined;
  errors: FieldErrors | undefined;
}) {
  return (
    <section class="card" aria-labelledby="address">
      <h2 id="address">E-mail address</h2>
      <p>
        It is <strong>{member.email}</strong>. Nobody but you can see it.
      </p>
      <form class="stack" method="post" action="/settings/email">
        <FormErrors errors={errors} />
        <TextField
          label="New e-mail address"
          name="email"
          type="email"
          value={value}
          errors={errors}
          hint="We send a link there to confirm it, and tell the old address."
          autocomplete="email"
          required
          maxlength={254}
        />
        <TextField
          label="Your password"
          name="email_password"
          type="password"
          errors={errors}
          autocomplete="current-password"
          required
        />
        <button type="submit">Change the address</button>
      </form>
    </section>
  );
}

function PasswordSection({ member, errors }: { member: Member; errors: FieldErrors | undefined }) {
  return (
    <section class="card" aria-labelledby="password">
      <h2 id="password">Password</h2>
      {member.passwordHash === null ? (
        <p>
          You have none yet. <a href="/forgot">Set one by a link in a mail</a>.
        </p>
      ) : (
        <form class="stack" method="post" action="/settings/password">
          <FormErrors errors={errors} />
          <TextField
            label="Present password"
            name="current_password"
            type="password"
            errors={errors}
            autocomplete="current-password"
            required
          />
          <TextField
            label="New password"
            name="new_password"
            type="password"
            errors={errors}
            hint="At least 10 characters. All other browsers are signed out."
            autocomplete="new-password"
            required
            maxlength={200}
          />
          <button type="submit">Change the password</button>
        </form>
      )}
    </section>
  );
}

function LeavingSection() {
  return (
    <section class="card" aria-labelledby="data">
      <h2 id="data">Your data</h2>
      <p>
        <a href="/settings/export" download>
          Download everything about you
        </a>{' '}
        as one JSON file.
      </p>
      <p>
        <a href="/settings/delete">Leave Flattr and delete your data</a>
      </p>
    </section>
  );
}
