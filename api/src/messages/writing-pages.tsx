import type { FieldErrors } from '../errors.ts';
import type { Period } from '../period.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { FormErrors } from '../web/form.tsx';
import { countOf, formatPeriod } from '../web/format.ts';
import { WritingFields } from './messages-page.tsx';

type Typed = { text: string; errors?: FieldErrors | undefined };

/** A creator writes to the supporters of a month. */
export function ThankPage(props: Typed & { period: Period; supporters: number }) {
  const { period, supporters, text, errors } = props;
  return (
    <>
      <p class="crumbs">
        <a href="/messages">Messages</a>
      </p>
      <h1>Thank for {formatPeriod(period)}</h1>
      <p>
        This goes to {countOf(supporters, 'supporter')} who flattred you in {formatPeriod(period)}.
        You can do it once for each month.
      </p>
      <form method="post" class="stack">
        <FormErrors errors={errors} />
        <WritingFields label="Your thanks" text={text} errors={errors} />
        <button type="submit">Send to all of them</button>
      </form>
    </>
  );
}

/** Somebody writes to the creator of a thing. */
export function FeedbackPage(props: Typed & { thing: Thing; isNamed: boolean }) {
  const { thing, text, isNamed, errors } = props;
  return (
    <>
      <p class="crumbs">
        <a href={`/thing/${thing.id}`}>{titleOf(thing)}</a>
      </p>
      <h1>Write to the creator</h1>
      <p>
        About <cite>{titleOf(thing)}</cite>.{' '}
        {thing.isVerified
          ? 'Only its creator reads it.'
          : 'Nobody is known to be its creator yet. Your message waits for them, and nobody else reads it.'}
      </p>
      <form method="post" class="stack">
        <FormErrors errors={errors} />
        <WritingFields label="Your message" text={text} isNamed={isNamed} errors={errors} />
        <button type="submit">Send</button>
      </form>
    </>
  );
}

/** The page behind the link at the end of each digest. */
export function DigestOffPage({ isOff }: { isOff: boolean }) {
  return isOff ? (
    <>
      <h1>No more digests</h1>
      <p>
        You get no more mails about messages. They still stand on the page{' '}
        <a href="/messages">Messages</a>, where you can turn the mails on again.
      </p>
    </>
  ) : (
    <>
      <h1>Turn digests off?</h1>
      <p>You then get no more mails about messages. Nothing else changes.</p>
      <form method="post">
        <button type="submit">No more digests</button>
      </form>
    </>
  );
}
