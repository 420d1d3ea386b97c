import { OperatorFrame } from '../operators/operator-frame.tsx';
import { formatMoney } from '../web/format.ts';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { ServiceFacts, UnmatchedEvent } from './service-facts.ts';

/** What does not run as it should: payments that match nothing, mails, web hooks, jobs. */
export function ServicePage({ facts }: { facts: ServiceFacts }) {
  return (
    <OperatorFrame current="/operator/service" title="Service">
      <Events events={facts.events} />
      <Mails mails={facts.mails} />
      <Hooks facts={facts} />
      <Jobs jobs={facts.jobs} />
    </OperatorFrame>
  );
}

/** The page of an event. */
export function pathOfEvent({ about, provider, eventId }: UnmatchedEvent): string {
  return `/operator/service/${about}/${provider}/${encodeURIComponent(eventId)}`;
}

function Events({ events }: Pick<ServiceFacts, 'events'>) {
  return (
    <>
      <h2>Payments that match nothing</h2>
      {events.length === 0 ? (
        <p class="muted">None: whatever providers told belongs to a deposit or a payout of ours.</p>
      ) : (
        <DataTable
          caption="What providers told, oldest first"
          isCaptionHidden
          columns={[
            { label: 'Event', isTitle: true },
            { label: 'Names' },
            { label: 'Outcome' },
            { label: 'Amount', isAmount: true },
            { label: 'When' },
          ]}
          rows={events.map((event) => ({
            key: `${event.about}/${event.provider}/${event.eventId}`,
            cells: [
              <a key="event" href={pathOfEvent(event)}>
                {event.provider} {event.eventId}
              </a>,
              `${event.about} ${event.names}`,
              event.outcome,
              formatMoney(event.amount, event.currency),
              <Time key="received" at={event.receivedAt} exact />,
            ],
          }))}
        />
      )}
    </>
  );
}

function Mails({ mails }: Pick<ServiceFacts, 'mails'>) {
  return (
    <>
      <h2>Mails that did not go out</h2>
      {mails.length === 0 ? (
        <p class="muted">None.</p>
      ) : (
        <DataTable
          caption="Mails that the mail server did not take, newest first"
          isCaptionHidden
          columns={[
            { label: 'To', isTitle: true },
            { label: 'Subject' },
            { label: 'Tried', isAmount: true },
            { label: 'Again' },
            { label: 'Problem' },
          ]}
          rows={mails.map((mail) => ({
            key: mail.id,
            cells: [
              mail.recipient,
              mail.subject,
              String(mail.attempts),
              mail.nextAttemptAt === null ? (
                'given up'
              ) : (
                <Time key="again" at={mail.nextAttemptAt} exact />
              ),
              mail.lastError,
            ],
          }))}
        />
      )}
    </>
  );
}

function Hooks({ facts: { hooks, owners } }: { facts: ServiceFacts }) {
  return (
    <>
      <h2>Web hooks that fail</h2>
      {hooks.length === 0 ? (
        <p class="muted">None.</p>
      ) : (
        <DataTable
          caption="Web hooks whose receivers do not answer"
          isCaptionHidden
          columns={[
            { label: 'Host', isTitle: true },
            { label: 'Whose' },
            { label: 'State' },
            { label: 'Since' },
            { label: 'Problem' },
          ]}
          rows={hooks.map((hook) => ({
            key: hook.id,
            cells: [
              hook.host,
              <a key="whose" href={`/operator/members/${hook.memberId}`}>
                {owners.get(hook.memberId)?.name ?? `member ${hook.memberId}`}
              </a>,
              hook.state,
              hook.failingSince === null ? '' : <Time key="since" at={hook.failingSince} exact />,
              hook.problem,
            ],
          }))}
        />
      )}
    </>
  );
}

function Jobs({ jobs }: Pick<ServiceFacts, 'jobs'>) {
  return (
    <>
      <h2>Jobs</h2>
      <DataTable
        caption="What the service does by the clock; what fails comes first"
        columns={[
          { label: 'Job', isTitle: true },
          { label: 'State' },
          { label: 'Ran well' },
          { label: 'Problem' },
        ]}
        rows={jobs.map((job) => ({
          key: job.name,
          cells: [
            job.name,
            <span
              key="state"
              class={
                job.failures > 0 ? 'badge is-bad' : job.ranAt === null ? 'badge' : 'badge is-good'
              }
            >
              {job.failures > 0
                ? `failed ${job.failures} times`
                : job.ranAt === null
                  ? 'has not run yet'
                  : 'runs'}
            </span>,
            job.ranAt === null ? '' : <Time key="ran" at={job.ranAt} exact />,
            job.failures > 0 ? job.problem : '',
          ],
        }))}
      />
    </>
  );
}
