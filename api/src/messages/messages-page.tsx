import type { FieldErrors } from '../errors.ts';
import type { Period } from '../period.ts';
import { Checkbox, FormErrors, Notice, Select, TextArea } from '../web/form.tsx';
import { formatPeriod } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { Time } from '../web/time.tsx';
import type { Frequency } from './digest-store.ts';
import type { ListedMessage } from './list-messages.ts';
import { headingOf } from './mails.ts';
import { TEXT_LENGTH_MAX } from './message.ts';
import type { mutesOf } from './mutes-of.ts';

/** What went well, told once after the form that did it. */
export const MESSAGES_DONE: Readonly<Record<string, string>> = {
  thanked: 'Your thanks are on their way to everybody who flattred you that month.',
  answered: 'Your answer was sent.',
  sent: 'Your message was sent. It waits for the creator if nobody is known yet.',
  muted: 'Muted. You see nothing of theirs any more, and they are not told.',
  unmuted: 'You will see what they write again.',
  digest: 'Saved.',
};

export type MessagesView = {
  received: readonly ListedMessage[];
  sent: readonly ListedMessage[];
  page: number;
  hasOlder: boolean;
  thankable: readonly Period[];
  mutes: Awaited<ReturnType<typeof mutesOf>>;
  digest: Frequency;
  /** Whether an answer is signed unless they say otherwise. */
  showsName: boolean;
  done: string | undefined;
  /** The answer that could not be sent, as it was typed. */
  failed?: { thanksId: number; text: string; isNamed: boolean; errors: FieldErrors } | undefined;
};

/** What was written to a member and by them, whom they can thank, and how they hear of it. */
export function MessagesPage(view: MessagesView) {
  const { received, sent, page, hasOlder, thankable, done } = view;
  return (
    <>
      <h1>Messages</h1>
      {done && <Notice>{done}</Notice>}
      {thankable.length > 0 && (
        <section class="card" aria-labelledby="thank">
          <h2 id="thank">Thank your supporters</h2>
          <p>
            Once for each month you can write to all who flattred you. They can answer; you learn
            their names only if they show them.
          </p>
          <p class="actions">
            {thankable.map((period) => (
              <a key={period} class="button secondary" href={`/messages/thank/${period}`}>
                Thank for {formatPeriod(period)}
              </a>
            ))}
          </p>
        </section>
      )}
      {received.length === 0 ? (
        <div class="empty">
          <p>
            Nothing yet. Creators whose things you flattr can thank you here, and here arrives what
            others write about your things.
          </p>
        </div>
      ) : (
        received.map((listed) => <Received key={listed.message.id} listed={listed} view={view} />)
      )}
      <Pager page={page} hasOlder={hasOlder} link={(to) => `/messages?page=${to}`} />
      {sent.length > 0 && (
        <details>
          <summary>What you wrote lately</summary>
          {sent.map((listed) => (
            <article key={listed.message.id} class="message">
              <h3>{sentHeading(listed)}</h3>
              <Text listed={listed} />
            </article>
          ))}
        </details>
      )}
      <Digest digest={view.digest} />
      <Mutes mutes={view.mutes} />
    </>
  );
}

function sentHeading({ message, thing }: ListedMessage): string {
  const signed = message.isNamed ? '' : ', without your name';
  if (message.kind === 'thanks') return `Your thanks for ${formatPeriod(message.period!)}`;
  if (message.kind === 'answer') return `Your answer to thanks${signed}`;
  return `About “${thing?.title || thing?.url || 'a thing'}”${signed}`;
}

function Text({ listed: { message } }: { listed: ListedMessage }) {
  return (
    <>
      <p class="message-text">{message.text}</p>
      <p class="muted small">
        <Time at={message.sentAt} />
      </p>
    </>
  );
}

function Received({ listed, view }: { listed: ListedMessage; view: MessagesView }) {
  const { message, sender, thing, isAnswered } = listed;
  const failed = view.failed?.thanksId === message.id ? view.failed : undefined;
  return (
    <article class="message card">
      <h2>
        {sender || thing ? (
          <a href={thing ? `/thing/${thing.id}` : `/profile/${sender!.name}`}>
            {headingOf(listed)}
          </a>
        ) : (
          headingOf(listed)
        )}
      </h2>
      <Text listed={listed} />
      <div class="actions">
        {message.kind === 'thanks' && isAnswered && <p class="muted">You have answered.</p>}
        <form method="post" action="/messages/mute">
          <input type="hidden" name="message" value={message.id} />
          <button type="submit" class="link">
            Mute<span class="visually-hidden"> who wrote “{headingOf(listed)}”</span>
          </button>
        </form>
      </div>
      {message.kind === 'thanks' && !isAnswered && (
        <details open={failed !== undefined}>
          <summary>Answer</summary>
          <form method="post" action="/messages/answer" class="stack">
            <FormErrors errors={failed?.errors} />
            <input type="hidden" name="thanks" value={message.id} />
            <WritingFields
              label={`Your answer to ${sender ? sender.displayName || sender.name : 'them'}`}
              text={failed?.text ?? ''}
              isNamed={failed?.isNamed ?? view.showsName}
              errors={failed?.errors}
            />
            <button type="submit">Send</button>
          </form>
        </details>
      )}
    </article>
  );
}

/** A text, and whether it is signed. */
export function WritingFields(props: {
  label: string;
  text: string;
  isNamed?: boolean;
  errors: FieldErrors | undefined;
}) {
  const { label, text, isNamed, errors } = props;
  return (
    <>
      <TextArea
        label={label}
        name="text"
        value={text}
        rows={5}
        errors={errors}
        hint={`Plain text, at most ${TEXT_LENGTH_MAX} characters. Your e-mail address is not shown.`}
      />
      {isNamed !== undefined && <Checkbox label="With my name" name="named" checked={isNamed} />}
    </>
  );
}

function Digest({ digest }: { digest: Frequency }) {
  return (
    <form method="post" action="/messages/digest" class="stack">
      <h2>By mail</h2>
      <Select
        label="Send me what is new"
        name="frequency"
        value={digest}
        options={[
          ['monthly', 'once a month'],
          ['weekly', 'once a week'],
          ['none', 'never'],
        ]}
      />
      <p class="hint">Only if there is something new.</p>
      <button type="submit" class="secondary">
        Save
      </button>
    </form>
  );
}

function Mutes({ mutes }: Pick<MessagesView, 'mutes'>) {
  if (mutes.length === 0) return null;
  return (
    <>
      <h2>Muted</h2>
      <ul class="rows">
        {mutes.map(({ id, muted, mutedAt }) => {
          const name = muted ? muted.displayName || muted.name : 'Somebody without a name';
          return (
            <li key={id}>
              <p class="row-main">
                {name}, since <Time at={mutedAt} />
              </p>
              <form method="post" action="/messages/unmute" class="row-end">
                <input type="hidden" name="mute" value={id} />
                <button type="submit" class="secondary compact">
                  Hear again<span class="visually-hidden"> from {name}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </>
  );
}
