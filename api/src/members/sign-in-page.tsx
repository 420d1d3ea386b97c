import type { FieldErrors } from '../errors.ts';
import { FormErrors, Notice, TextField } from '../web/form.tsx';
import { withNext } from './sign-up-page.tsx';

const NOTICES: Record<string, string> = {
  everywhere: 'You are signed out in every browser.',
  again: 'The application asks you to sign in once more.',
  left: 'You have left Flattr. Thank you for having been here.',
};

/** Where members come in; the passkey's button appears where the browser knows passkeys. */
export function SignInPage({
  login,
  next,
  notice,
  errors,
}: {
  login: string;
  next: string;
  notice?: string | undefined;
  errors?: FieldErrors | undefined;
}) {
  return (
    <div class="narrow">
      <h1>Sign in</h1>
      {notice && NOTICES[notice] && <Notice>{NOTICES[notice]}</Notice>}
      <form class="stack" method="post" action="/sign-in">
        <FormErrors errors={errors} />
        <input type="hidden" name="next" value={next} />
        <TextField
          label="User name or e-mail address"
          name="login"
          value={login}
          autocomplete="username webauthn"
          required
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        <button type="submit">Sign in</button>
      </form>
      <div hidden data-passkey="sign-in" data-next={next}>
        <p class="or">or</p>
        <p>
          <button type="button" class="secondary">
            Sign in with a passkey
          </button>
        </p>
        <p class="notice is-error" role="alert" hidden />
      </div>
      <p>
        <a href="/forgot">Forgot your password?</a>
      </p>
      <p>
        Not a member yet? <a href={withNext('/sign-up', next)}>Sign up</a>
      </p>
    </div>
  );
}
