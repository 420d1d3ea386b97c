import { Time } from '../web/time.tsx';
import type { Mail } from './mail.ts';

/** Every mail of a sandbox, newest first. */
export function MailboxPage({ mails }: { mails: readonly Mail[] }) {
  return (
    <>
      <h1>Mailbox</h1>
      <p class="lead">
        This is a sandbox, so mails to anybody arrive here, and everybody may read them.
      </p>
      {mails.length === 0 ? (
        <p class="empty">There are no mails yet. The first one comes when somebody signs up.</p>
      ) : (
        <ol class="rows">
          {mails.map((mail) => (
            <li key={mail.id}>
              <div class="row-main">
                <p>
                  <a href={`/mailbox/${mail.id}`}>{mail.subject}</a>
                </p>
                <p class="small muted">to {mail.recipient}</p>
                {mail.lastError && <p class="small muted">Not sent yet: {mail.lastError}</p>}
              </div>
              <span class="small muted">
                <Time at={mail.createdAt} exact />
              </span>
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
      <p class="crumbs">
        <a href="/mailbox">Mailbox</a>
      </p>
      <h1>{mail.subject}</h1>
      <p class="muted">
        to {mail.recipient}, <Time at={mail.createdAt} exact />
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
