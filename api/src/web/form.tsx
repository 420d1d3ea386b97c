import type { ComponentChildren } from 'preact';
import type { FieldErrors } from '../errors.ts';

type FieldProps = {
  label: string;
  name: string;
  errors?: FieldErrors | undefined;
  hint?: string;
  children?: ComponentChildren;
};

/** Ids of the texts that describe a field, for `aria-describedby`. */
function describedBy({ name, errors, hint }: FieldProps): string | undefined {
  const ids = [hint && `${name}-hint`, errors?.[name] && `${name}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Frame({ label, name, errors, hint, children }: FieldProps) {
  return (
    <div class={errors?.[name] ? 'field has-error' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {errors?.[name] && (
        <p class="error" id={`${name}-error`}>
          {errors[name]}
        </p>
      )}
    </div>
  );
}

/** A line of text to fill in, with what is wrong with it beside it. */
export function TextField(
  props: Omit<FieldProps, 'children'> & {
    value?: string | undefined;
    type?: 'text' | 'email' | 'password' | 'url' | 'search';
    autocomplete?: string;
    inputmode?: 'decimal' | 'text';
    required?: boolean;
    maxlength?: number;
  },
) {
  const { name, value, type = 'text', autocomplete, inputmode, required, maxlength } = props;
  // Preact's types want one kind of input each; ours are all lines of text.
  const kind = { type: type as 'text' };
  return (
    <Frame {...props}>
      <input
        id={name}
        name={name}
        {...kind}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        required={required}
        maxlength={maxlength}
        aria-invalid={props.errors?.[name] ? true : undefined}
        aria-describedby={describedBy(props)}
      />
    </Frame>
  );
}

/** A longer text to fill in. */
export function TextArea(
  props: Omit<FieldProps, 'children'> & { value?: string; rows?: number; maxlength?: number },
) {
  const { name, value, rows = 4, maxlength } = props;
  return (
    <Frame {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-invalid={props.errors?.[name] ? true : undefined}
        aria-describedby={describedBy(props)}
      >
        {value}
      </textarea>
    </Frame>
  );
}

/** A choice of one. */
export function Select(
  props: Omit<FieldProps, 'children'> & {
    value?: string | undefined;
    options: readonly (readonly [value: string, label: string])[];
  },
) {
  return (
    <Frame {...props}>
      <select
        id={props.name}
        name={props.name}
        aria-invalid={props.errors?.[props.name] ? true : undefined}
        aria-describedby={describedBy(props)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** A yes or no. */
export function Checkbox(props: {
  label: string;
  name: string;
  checked?: boolean;
  errors?: FieldErrors | undefined;
}) {
  const error = props.errors?.[props.name];
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label class="check">
        <input
          id={props.name}
          type="checkbox"
          name={props.name}
          value="1"
          checked={props.checked}
          aria-describedby={error ? `${props.name}-error` : undefined}
        />
        <span>{props.label}</span>
      </label>
      {error && (
        <p class="error" id={`${props.name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/**
 * Says at the top of a form that something is wrong, for who does not see the fields. A fault of no
 * single field stands under ''.
 * @param asks the form asks something and saves nothing.
 */
export function FormErrors({
  errors,
  asks = false,
}: {
  errors?: FieldErrors | undefined;
  asks?: boolean;
}) {
  const { '': general, ...fields } = errors ?? {};
  const list = Object.entries(fields);
  if (!general && list.length === 0) return null;
  return (
    <div class="notice is-error" role="alert">
      {general && <p>{general}</p>}
      {list.length > 0 && (
        <p>{asks ? 'Please look at:' : 'Nothing was saved yet. Please look at:'}</p>
      )}
      {list.length > 0 && (
        <ul>
          {list.map(([name, message]) => (
            <li key={name}>
              <a href={`#${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Something that went well, told once. */
export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      {children}
    </div>
  );
}
