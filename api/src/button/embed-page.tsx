import type { FieldErrors } from '../errors.ts';
import { CATEGORIES } from '../things/categories.ts';
import { Select, TextField } from '../web/form.tsx';
import type { ButtonCode } from './button-codes.ts';

/** What is filled in, as it stands in the address. */
export type EmbedQuery = { url: string; user_id: string; title: string; category: string };

/** Makes buttons: an address goes in, code to paste comes out. Works with GET alone. */
export function EmbedPage({
  query,
  made,
  errors,
}: {
  query: EmbedQuery;
  /** The button in all its forms, and its link to try it; undefined until there is an address. */
  made: { codes: readonly ButtonCode[]; link: string } | undefined;
  errors?: FieldErrors;
}) {
  return (
    <>
      <h1>Make a button</h1>
      <p class="lead">
        Say which page it is for. You get code to paste; there is nothing to install or to load.
      </p>
      <form method="get" action="/embed" class="stack embed-form">
        <TextField
          label="Address of the page"
          name="url"
          type="url"
          value={query.url}
          required
          errors={errors}
          hint="Each page or work has its own, such as https://blog.example.org/a-post"
        />
        <TextField
          label="Your user name here"
          name="user_id"
          value={query.user_id}
          errors={errors}
          hint="With the first click the page becomes yours. Without a name the money waits for its creator."
        />
        <TextField label="Title (optional)" name="title" value={query.title} maxlength={200} />
        <Select
          label="Category"
          name="category"
          value={query.category}
          options={Object.entries(CATEGORIES)}
        />
        <button type="submit">Make the button</button>
      </form>

      {made && (
        <section aria-labelledby="codes">
          <h2 id="codes">Your button</h2>
          <p>
            <a class="button" href={made.link}>
              Try it
            </a>
          </p>
          {made.codes.map(({ id, title, about, code }) => (
            <section key={id} aria-labelledby={`code-${id}`}>
              <h3 id={`code-${id}`}>{title}</h3>
              <p>{about}</p>
              <pre class="button-code">
                <code>{code}</code>
              </pre>
            </section>
          ))}
        </section>
      )}
    </>
  );
}
