import type { FieldErrors } from '../errors.ts';
import { FormErrors, TextField } from '../web/form.tsx';
import type { SignUp } from './sign-up-store.ts';

/**
 * Where the link of a sign-up leads. It has a button, since programs that look through mails for
 * danger open every link.
 */
export function ConfirmSignUpPage({
  token,
  signUp,
  name,
  errors,
}: {
  token: string;
  signUp: SignUp;
  name: string;
  errors?: FieldErrors | undefined;
}) {
  return (
    <div class="narrow">
      <h1>Welcome, {signUp.name}</h1>
      <p class="lead">
        One press, and you are a member of Flattr with the address <strong>{signUp.email}</strong>.
      </p>
      <form class="stack" method="post" action={`/confirm/${token}`}>
        <FormErrors errors={errors} />
        {errors?.name && (
          <TextField
            label="Another user name"
            name="name"
            value={name}
            errors={errors}
            autocomplete="username"
            required
            maxlength={40}
          />
        )}
        <button type="submit">Confirm my address</button>
      </form>
    </div>
  );
}
