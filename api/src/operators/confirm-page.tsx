import type { FieldErrors } from '../errors.ts';
import { FormErrors } from '../web/form.tsx';

/**
 * Asks an operator for a passkey, then goes on with what they wanted.
 * @param action where the form goes, with the fields that it was filled in with before.
 */
export function ConfirmPage({
  action,
  fields,
  errors,
}: {
  action: string;
  fields: Readonly<Record<string, string>>;
  errors?: FieldErrors | undefined;
}) {
  return (
    <div class="narrow">
      <p class="crumbs">
        <a href="/operator">Console</a>
      </p>
      <h1>Confirm that it is you</h1>
      <p class="lead">
        What you want to do concerns money. Give your passkey; it counts for ten minutes.
      </p>
      <form class="stack" method="post" action={action}>
        <FormErrors errors={errors} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div hidden data-passkey="prove">
          <input type="hidden" name="passkey" />
          <button type="button">Give the passkey and go on</button>
          <p class="notice is-error" role="alert" hidden />
        </div>
      </form>
      <noscript>
        <p>
          A passkey needs JavaScript: switch it on for this page, or sign in with your passkey
          again.
        </p>
      </noscript>
    </div>
  );
}
