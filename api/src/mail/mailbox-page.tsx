import { DateTime } from '../web/date-time.tsx';
import type { Mail } from './mail.ts';

/** Every mail of a sandbox, newest first. */
export function MailboxPage({ mails }: { mails: readonly Mail[] }) {
  return (
    <>
      <h1>Mailbox</h1>
      <p class="muted">
        This is a sandbox, so mails to anybody arrive here, and everybody may read them.
      </p>
      {mails.length === 0 ? (
        <p>There are no mails yet. The first one comes when somebody signs up.</p>
      ) : (
        <ol class="mails">
          {mails.map((mail) => (
            <li key={mail.id}>
              <a href={`/mailbox/${mail.id}`}>{mail.subject}</a>
              <p class="muted">
                to {mail.recipient}, <DateTime at={mail.createdAt} />
                {mail.lastError && `, not sent: ${mail.lastError}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

/** One mail, as its recipient would read it; its links can be followed. */
export function MailPage({ mail }: { mail: Mail }) {
  return (
    <>
      <p>
        <a href="/mailbox">All mails</a>
      </p>
      <h1>{mail.subject}</h1>
      <p class="muted">
        to {mail.recipient}, <DateTime at={mail.createdAt} />
      </p>
      <div class="card mail-text">{withLinks(mail.body)}</div>
    </>
  );
}

function withLinks(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
