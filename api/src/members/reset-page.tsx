import type { FieldErrors } from '../errors.ts';
import { FormErrors, TextField } from '../web/form.tsx';

/** Where members ask for a link to set a new password. */
export function ForgotPage({ email, errors }: { email: string; errors?: FieldErrors | undefined }) {
  return (
    <div class="narrow">
      <h1>Set a new password</h1>
      <p class="lead">We send a link to your e-mail address. It works for an hour.</p>
      <form class="stack" method="post" action="/forgot">
        <FormErrors errors={errors} />
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          value={email}
          errors={errors}
          autocomplete="email"
          required
          maxlength={254}
        />
        <button type="submit">Send the link</button>
      </form>
      <p>
        <a href="/sign-in">Back to sign-in</a>
      </p>
    </div>
  );
}

/** Where the link leads that sets a new password. */
export function ResetPage({
  token,
  name,
  errors,
}: {
  token: string;
  name: string;
  errors?: FieldErrors | undefined;
}) {
  return (
    <div class="narrow">
      <h1>A new password for {name}</h1>
      <form class="stack" method="post" action={`/reset/${token}`}>
        <FormErrors errors={errors} />
        <input type="hidden" name="username" autocomplete="username" value={name} />
        <TextField
          label="New password"
          name="password"
          type="password"
          errors={errors}
          hint="At least 10 characters. Every browser in which you are signed in is signed out."
          autocomplete="new-password"
          required
          maxlength={200}
        />
        <button type="submit">Set the password</button>
      </form>
    </div>
  );
}
