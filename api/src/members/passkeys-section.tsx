import type { FieldErrors } from '../errors.ts';
import { FormErrors, TextField } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import type { Passkey } from './passkey-store.ts';

/** The passkeys of a member. To make one takes a script; to see and remove them does not. */
export function PasskeysSection({
  passkeys,
  errors,
}: {
  passkeys: readonly Passkey[];
  errors: FieldErrors | undefined;
}) {
  return (
    <section class="card" aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p class="muted">
        A passkey on your phone, computer or security key signs you in with a finger, a face or a
        PIN. Nobody can trick it out of you.
      </p>
      <FormErrors errors={errors} />
      {passkeys.length > 0 && (
        <ul class="rows">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.credentialId} passkey={passkey} />
          ))}
        </ul>
      )}
      <noscript>
        <p>To add a passkey, switch JavaScript on for this page.</p>
      </noscript>
      <div hidden data-passkey="register">
        <div class="stack">
          <TextField
            label="Name of the new passkey"
            name="passkey_name"
            hint="So that you know it again, such as: my phone."
            maxlength={80}
          />
          <button type="button" class="secondary">
            Add a passkey
          </button>
        </div>
        <p class="notice is-error" role="alert" hidden />
      </div>
    </section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  return (
    <li>
      <div class="row-main">
        <p>{passkey.name}</p>
        <p class="small muted">
          added <Time at={passkey.createdAt} />
          {passkey.usedAt === null ? (
            ', not used yet'
          ) : (
            <>
              , last used <Time at={passkey.usedAt} />
            </>
          )}
        </p>
      </div>
      <form method="post" action="/settings/passkeys/remove">
        <input type="hidden" name="id" value={passkey.credentialId} />
        <button class="danger compact" type="submit">
          Remove<span class="visually-hidden"> {passkey.name}</span>
        </button>
      </form>
    </li>
  );
}
