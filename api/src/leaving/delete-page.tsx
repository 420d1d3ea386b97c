import type { FieldErrors } from '../errors.ts';
import type { Member } from '../members/member.ts';
import type { Micros } from '../money.ts';
import { Checkbox, FormErrors, TextField } from '../web/form.tsx';
import { Money } from '../web/money.tsx';

/** Where a member leaves for good: what goes, what stays, and the last question. */
export function DeletePage({
  member,
  left,
  currency,
  hasPasskeys,
  errors,
}: {
  member: Member;
  left: { funds: Micros; earnings: Micros };
  currency: string;
  hasPasskeys: boolean;
  errors?: FieldErrors | undefined;
}) {
  const sum = left.funds + left.earnings;
  return (
    <div class="narrow">
      <p class="crumbs">
        <a href="/settings">Settings</a>
      </p>
      <h1>Leave Flattr</h1>
      <p class="lead">This cannot be undone, not even by us.</p>
      <ul>
        <li>Your profile, your e-mail address and all that lets you in are deleted.</li>
        <li>What you flattred this month is taken back, and your subscriptions stop.</li>
        <li>
          Your things stay, without your name. What they receive from now on waits for a creator.
        </li>
        <li>The books stay as they are: they name you as a number. Nobody gets your user name.</li>
      </ul>
      <p>
        You may want to <a href="/settings/export">download everything about you</a> first.
      </p>
      <form class="stack" method="post" action="/settings/delete">
        <FormErrors errors={errors} />
        {sum > 0 && <GiveUp left={left} currency={currency} errors={errors} />}
        {member.passwordHash !== null && (
          <TextField
            label="Your password"
            name="leave_password"
            type="password"
            errors={errors}
            autocomplete="current-password"
          />
        )}
        {member.passwordHash === null && !hasPasskeys && (
          <p>
            To leave, <a href="/forgot">set a password</a> first, so that we know it is you.
          </p>
        )}
        {member.passwordHash !== null && (
          <button class="danger" type="submit">
            Delete my membership
          </button>
        )}
        {hasPasskeys && (
          <div hidden data-passkey="prove">
            <input type="hidden" name="passkey" />
            <button class="danger" type="button">
              Delete my membership with a passkey
            </button>
            <p class="notice is-error" role="alert" hidden />
          </div>
        )}
      </form>
    </div>
  );
}

function GiveUp({
  left,
  currency,
  errors,
}: {
  left: { funds: Micros; earnings: Micros };
  currency: string;
  errors: FieldErrors | undefined;
}) {
  return (
    <>
      <div class="notice is-warning">
        <p>
          You still have <Money amount={left.funds} currency={currency} /> in your funds and{' '}
          <Money amount={left.earnings} currency={currency} /> of earnings. Spend them first, or
          give them up.
        </p>
      </div>
      <input type="hidden" name="left" value={left.funds + left.earnings} />
      <Checkbox
        label="I give up what is left of my money. The service keeps it."
        name="give_up"
        errors={errors}
      />
    </>
  );
}
