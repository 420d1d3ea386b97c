import type { ComponentChildren } from 'preact';
import type { FieldErrors } from '../errors.ts';
import { FormErrors, TextArea } from '../web/form.tsx';

/** A form by which an operator does something, and says why. */
export function ReasonForm({
  action,
  button,
  hint = 'The person concerned reads it. It is kept in the log.',
  value,
  errors,
  children,
}: {
  action: string;
  button: string;
  hint?: string;
  value?: string;
  errors?: FieldErrors | undefined;
  /** Further fields. */
  children?: ComponentChildren;
}) {
  return (
    <form class="stack" method="post" action={action}>
      <FormErrors errors={errors} />
      {children}
      <TextArea
        label="Reason"
        name="reason"
        hint={hint}
        rows={4}
        maxlength={2000}
        {...(value ? { value } : {})}
        errors={errors}
      />
      <button type="submit">{button}</button>
    </form>
  );
}
