import type { FieldErrors } from '../errors.ts';
import { FormErrors, Select, TextField } from '../web/form.tsx';
import { MEMBER_KINDS } from './member.ts';

type SignUpPageProps = {
  values: { kind: string; name: string; email: string };
  next: string;
  errors?: FieldErrors | undefined;
};

/** Where somebody becomes a member. */
export function SignUpPage({ values, next, errors }: SignUpPageProps) {
  return (
    <div class="narrow">
      <h1>Sign up</h1>
      <p class="lead">One budget a month, divided evenly over what you love on the web.</p>
      <form class="stack" method="post" action="/sign-up">
        <FormErrors errors={errors} />
        <input type="hidden" name="next" value={next} />
        <Select
          label="You are"
          name="kind"
          value={values.kind || 'individual'}
          options={MEMBER_KINDS.map((kind) => [kind, KIND_LABELS[kind]] as const)}
          errors={errors}
        />
        <TextField
          label="User name"
          name="name"
          value={values.name}
          errors={errors}
          hint="Everybody can see it: it stands in the address of your profile."
          autocomplete="username"
          required
          maxlength={40}
        />
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          value={values.email}
          errors={errors}
          hint="Nobody can see it. We send you a link to confirm it."
          autocomplete="email"
          required
          maxlength={254}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          errors={errors}
          hint="At least 10 characters. A few words in a row are good."
          autocomplete="new-password"
          required
          maxlength={200}
        />
        <button type="submit">Sign up</button>
      </form>
      <p>
        A member already? <a href={withNext('/sign-in', next)}>Sign in</a>
      </p>
    </div>
  );
}

export const KIND_LABELS = {
  individual: 'an individual',
  company: 'a company',
  organization: 'an organization',
} as const;

/** An address that remembers where its visitor wants to come back to. */
export function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
}
