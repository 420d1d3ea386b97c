import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { titleOf } from '../things/thing.ts';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import type { ThingView } from './abuse-facts.ts';
import { ReasonForm } from './reason-form.tsx';

/** One thing: whose it is, what waits on it; hide it, or show it again. */
export function ThingPage({
  view: { thing, creator, waiting, measure },
  currency,
  errors,
}: {
  view: ThingView;
  currency: string;
  errors?: FieldErrors | undefined;
}) {
  return (
    <OperatorFrame current="/operator/abuse" title={titleOf(thing)}>
      <dl class="facts">
        <dt>Address</dt>
        <dd class="thing-address">{thing.url}</dd>
        <dt>Creator</dt>
        <dd>
          {creator ? <a href={`/operator/members/${creator.id}`}>{creator.name}</a> : 'nobody yet'}
          {creator && !thing.isVerified && <span class="badge is-waiting">site not verified</span>}
        </dd>
        <dt>Waits on it</dt>
        <dd>
          <Money amount={waiting} currency={currency} />
        </dd>
        <dt>Here since</dt>
        <dd>
          <Time at={thing.createdAt} exact />
        </dd>
        <dt>Public page</dt>
        <dd>
          <a href={`/thing/${thing.id}`}>/thing/{thing.id}</a>
        </dd>
      </dl>
      {measure ? (
        <>
          <h2>Hidden</h2>
          <p class="muted">
            <Time at={measure.imposedAt} exact />
          </p>
          <blockquote class="prose">{measure.reason}</blockquote>
          <ReasonForm
            action={`/operator/things/${thing.id}/show`}
            button="Show it again"
            errors={errors}
          />
        </>
      ) : (
        <>
          <h2>Hide</h2>
          <p>
            Nobody but its creator sees it here any more. Flattrs of it and their money stay as they
            are. The creator gets a mail with your reason and a link to object.
          </p>
          <ReasonForm
            action={`/operator/things/${thing.id}/hide`}
            button="Hide the thing"
            errors={errors}
          />
        </>
      )}
    </OperatorFrame>
  );
}
