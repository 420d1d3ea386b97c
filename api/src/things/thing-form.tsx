import type { FieldErrors } from '../errors.ts';
import { Checkbox, FormErrors, Select, TextArea, TextField } from '../web/form.tsx';
import { CATEGORIES } from './categories.ts';
import { LANGUAGES } from './languages.ts';
import { DESCRIPTION_LENGTH_MAX, TITLE_LENGTH_MAX } from './texts.ts';
import { type Thing, titleOf } from './thing.ts';

/** The fields of the form, as they were sent. */
export type ThingForm = {
  url: string;
  title: string;
  description: string;
  category: string;
  language: string;
  tags: string;
  hidden: boolean;
};

export type ThingFormView = { form: ThingForm; errors?: FieldErrors | undefined };

/** A member registers a thing of theirs. */
export function NewThingPage({ form, errors }: ThingFormView) {
  return (
    <div class="narrow">
      <h1>Register a thing</h1>
      <p class="lead">
        Any page of yours: a post, an episode, a project. You need not do this for every page, since
        a button with your name on it does the same at the first click.
      </p>
      <FormErrors errors={errors} />
      <form class="stack" method="post" action="/things/new">
        <TextField
          label="Address of the page"
          name="url"
          type="url"
          value={form.url}
          errors={errors}
          hint="Such as https://example.org/my-post. It cannot be changed later."
          required
        />
        <Details form={form} errors={errors} />
        <button type="submit">Register</button>
      </form>
    </div>
  );
}

/** A creator changes what a thing of theirs says of itself. */
export function EditThingPage({ thing, form, errors }: ThingFormView & { thing: Thing }) {
  return (
    <div class="narrow">
      <p class="crumbs">
        <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>
      </p>
      <h1>Change your thing</h1>
      <p class="muted">{thing.url}</p>
      <FormErrors errors={errors} />
      <form class="stack" method="post" action={`/things/${thing.id}/edit`}>
        <Details form={form} errors={errors} />
        <div class="actions">
          <button type="submit">Save</button>
          <a href={`/things/${thing.id}/delete`}>Delete this thing</a>
        </div>
      </form>
    </div>
  );
}

/** Asks once more before a thing is deleted, and says what that means. */
export function DeleteThingPage({ thing }: { thing: Thing }) {
  return (
    <div class="narrow">
      <p class="crumbs">
        <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>
      </p>
      <h1>Delete this thing?</h1>
      <p>
        “{titleOf(thing)}” will not be found here any more. Flattrs that it already has stay: what
        they are worth when the month closes still reaches you.
      </p>
      <p>
        A button on your page still works. Take it away too if you do not want to be flattred there.
      </p>
      <form class="actions" method="post" action={`/things/${thing.id}/delete`}>
        <button class="danger" type="submit">
          Delete
        </button>
        <a href={`/thing/${thing.id}`}>Keep it</a>
      </form>
    </div>
  );
}

function Details({ form, errors }: ThingFormView) {
  return (
    <>
      <TextField
        label="Title"
        name="title"
        value={form.title}
        errors={errors}
        maxlength={TITLE_LENGTH_MAX}
        hint="Left empty, the title and description are read from the page."
      />
      <TextArea
        label="Description"
        name="description"
        value={form.description}
        errors={errors}
        maxlength={DESCRIPTION_LENGTH_MAX}
      />
      <Select
        label="Category"
        name="category"
        value={form.category}
        errors={errors}
        options={Object.entries(CATEGORIES)}
      />
      <Select
        label="Language"
        name="language"
        value={form.language}
        errors={errors}
        options={[['', 'Not said'], ...Object.entries(LANGUAGES)]}
      />
      <TextField
        label="Tags"
        name="tags"
        value={form.tags}
        errors={errors}
        hint="With commas between them: folk, live music"
      />
      <Checkbox
        label="Leave it out of the catalog and of searches"
        name="hidden"
        checked={form.hidden}
        errors={errors}
      />
    </>
  );
}
