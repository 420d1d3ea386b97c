import type { FieldErrors } from '../errors.ts';
import { FormErrors, Select, TextArea, TextField } from '../web/form.tsx';
import { CATEGORIES } from './report.ts';

export type ReportForm = { category: string; words: string; email: string };

/** What a report is about, as the form names it. */
export type ReportSubject = {
  kind: 'thing' | 'member';
  /** The id of a thing, the name of a member. */
  key: string;
  title: string;
  href: string;
};

/** Lets anybody report a thing or a member. */
export function ReportFormPage({
  subject,
  isSignedIn,
  form,
  errors,
}: {
  subject: ReportSubject;
  isSignedIn: boolean;
  form: ReportForm;
  errors?: FieldErrors | undefined;
}) {
  return (
    <div class="narrow">
      <h1>Report abuse</h1>
      <p class="lead">
        You report the {subject.kind} <a href={subject.href}>{subject.title}</a>. A person looks at
        each report. Nobody but our operators learns that it was you.
      </p>
      <form class="stack" method="post" action="/abuse/report">
        <FormErrors errors={errors} />
        <input type="hidden" name={subject.kind} value={subject.key} />
        <Select
          label="What is wrong with it?"
          name="category"
          value={form.category}
          options={[['', 'Choose'], ...Object.entries(CATEGORIES)]}
          errors={errors}
        />
        <TextArea
          label="Tell us more"
          hint="What is it, where do we find it, and why is it wrong? If it is against the law: which?"
          name="words"
          value={form.words}
          rows={6}
          maxlength={4000}
          errors={errors}
        />
        {isSignedIn ? (
          <p class="muted">The answer goes to your e-mail address.</p>
        ) : (
          <TextField
            label="Your e-mail address, if you want the answer by mail"
            name="email"
            type="email"
            value={form.email}
            autocomplete="email"
            errors={errors}
          />
        )}
        <button type="submit">Report</button>
      </form>
    </div>
  );
}
