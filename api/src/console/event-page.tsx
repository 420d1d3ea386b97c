import type { FieldErrors } from '../errors.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Select } from '../web/form.tsx';
import { formatMoney } from '../web/format.ts';
import { Time } from '../web/time.tsx';
import { ReasonForm } from './reason-form.tsx';
import type { UnmatchedEvent } from './service-facts.ts';

/** One thing that a provider told and that matches nothing of ours, and what to do about it. */
export function EventPage({
  event,
  action,
  typed,
  errors,
}: {
  event: UnmatchedEvent;
  action: string;
  typed: { outcome: string; reason: string };
  errors?: FieldErrors | undefined;
}) {
  return (
    <OperatorFrame current="/operator/service" title="What a provider told">
      <dl class="facts">
        <dt>Provider</dt>
        <dd>{event.provider}</dd>
        <dt>Its number</dt>
        <dd class="thing-address">{event.eventId}</dd>
        <dt>It names</dt>
        <dd>
          the {event.about} {event.names}
        </dd>
        <dt>Outcome</dt>
        <dd>{event.outcome}</dd>
        <dt>Amount</dt>
        <dd>{formatMoney(event.amount, event.currency)}</dd>
        <dt>Received</dt>
        <dd>
          <Time at={event.receivedAt} exact />
        </dd>
      </dl>
      <p>
        No money moved for it, because there is no such {event.about}, or provider, amount or
        currency differ. Look it up at the provider. If it is right by now, apply it; if not, put it
        right there (pay it back, say), then set it aside.
      </p>
      <ReasonForm
        action={action}
        button="Do it"
        hint="What you found and did. It is kept in the log."
        value={typed.reason}
        errors={errors}
      >
        <Select
          label="What you do"
          name="outcome"
          value={typed.outcome}
          options={[
            ['', 'Choose'],
            ['retry', 'Apply it after all'],
            ['aside', 'Set it aside'],
          ]}
          errors={errors}
        />
      </ReasonForm>
    </OperatorFrame>
  );
}
