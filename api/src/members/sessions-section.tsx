import { Checkbox } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import { browserName } from './browser-name.ts';
import { sessionId } from './end-other-session.ts';
import type { Session } from './session-store.ts';

/** The browsers in which a member is signed in. */
export function SessionsSection({
  sessions,
  current,
}: {
  sessions: readonly Session[];
  current: string;
}) {
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <SessionRow
            key={session.tokenHash}
            session={session}
            isCurrent={session.tokenHash === current}
          />
        ))}
      </ul>
      <form class="stack" method="post" action="/sign-out-everywhere">
        <Checkbox label="End the access of all programs and apps too" name="tokens" />
        <button class="secondary" type="submit">
          Sign out everywhere
        </button>
      </form>
    </section>
  );
}

function SessionRow({ session, isCurrent }: { session: Session; isCurrent: boolean }) {
  const browser = browserName(session.userAgent);
  return (
    <li>
      <div class="row-main">
        <p>
          {browser} {isCurrent && <span class="badge is-good">this browser</span>}
        </p>
        <p class="small muted">
          since <Time at={session.createdAt} />, last seen <Time at={session.seenAt} />
        </p>
      </div>
      {!isCurrent && (
        <form method="post" action="/settings/sessions/end">
          <input type="hidden" name="id" value={sessionId(session)} />
          <button class="secondary compact" type="submit">
            Sign out<span class="visually-hidden"> {browser}</span>
          </button>
        </form>
      )}
    </li>
  );
}
