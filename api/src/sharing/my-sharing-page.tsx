import type { Member } from '../members/member.ts';
import { Notice } from '../web/form.tsx';
import { formatPeriod } from '../web/format.ts';
import { Time } from '../web/time.tsx';
import type { ShownAgreement } from './list-agreements.ts';
import { formatPercent } from './percent.ts';
import { Parts } from './sharing-page.tsx';

/** Of an archive that is offered there may be hundreds. */
const ASKED_SHOWN = 20;

/** What went well, told once. */
export const SHARING_DONE: Readonly<Record<string, string>> = {
  proposed: 'Your proposal is on its way. Nothing changes until all have accepted.',
  withdrawn: 'Your proposal is taken back.',
  ended: 'It ends with this month.',
  accepted: 'You have accepted. It counts from next month on, once all have.',
  declined: 'You have declined. Nothing changes.',
  'ask-again': 'You will be asked again. What you have parts of stays as it is.',
  left: 'You have left. Your part of this month is still yours.',
};

type Lists = {
  asked: readonly ShownAgreement[];
  parts: readonly ShownAgreement[];
  own: readonly ShownAgreement[];
  /** Whose offers they accept without being asked. */
  acceptedOwners: readonly Member[];
};

/** What a member is asked to take part in, what they have a part of, and what they share. */
export function MySharingPage({
  acceptedOwners,
  asked,
  parts,
  own,
  done,
}: Lists & { done: string | undefined }) {
  return (
    <div class="narrow">
      <h1>Sharing</h1>
      {done && <Notice>{done}</Notice>}
      <p class="lead">
        What is made together is earned together: each gets their part of a thing, a site or a feed
        directly.
      </p>
      {asked.length > 0 && (
        <section aria-labelledby="asked">
          <h2 id="asked">Offered to you</h2>
          {asked.slice(0, ASKED_SHOWN).map((one) => (
            <Asked key={one.agreement.id} shown={one} />
          ))}
          {asked.length > ASKED_SHOWN && (
            <p>{asked.length - ASKED_SHOWN} more stand here once you have answered these.</p>
          )}
        </section>
      )}
      <section aria-labelledby="parts">
        <h2 id="parts">Your parts</h2>
        {parts.length === 0 ? (
          <p class="muted">You have no part in what others own.</p>
        ) : (
          <ul class="rows">
            {parts.map((one) => (
              <MyPart key={one.agreement.id} shown={one} />
            ))}
          </ul>
        )}
      </section>
      {acceptedOwners.length > 0 && <Accepted owners={acceptedOwners} />}
      <section aria-labelledby="own">
        <h2 id="own">What you share</h2>
        {own.length === 0 ? (
          <p class="muted">
            Nothing yet. Open one of <a href="/things">your things</a>,{' '}
            <a href="/claims">your sites</a> or <a href="/feeds">your feeds</a> and choose “Share
            its earnings”.
          </p>
        ) : (
          <ul class="rows">
            {own.map(({ agreement, what, href, standing }) => (
              <li key={agreement.id}>
                <span class="row-main">
                  <a href={href}>{what}</a> <span class="badge">{STANDINGS[standing]}</span>
                </span>
                <span class="row-end">you: {formatPercent(agreement.parts[0]!.millionths)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

const STANDINGS: Record<ShownAgreement['standing'], string> = {
  proposed: 'proposed',
  lapsed: 'lapsed',
  declined: 'declined',
  withdrawn: 'taken back',
  coming: 'from next month',
  running: 'running',
  ended: 'ended',
};

function Asked({ shown }: { shown: ShownAgreement }) {
  const { agreement, what, owner, mine, subject } = shown;
  const heading = `asked-${agreement.id}`;
  return (
    <article class="card is-tinted" aria-labelledby={heading}>
      <h3 id={heading}>
        {formatPercent(mine!.millionths)} of {what}
      </h3>
      <p>
        <a href={`/profile/${owner.name}`}>{owner.displayName || owner.name}</a> offers you this
        part of what {'thingId' in subject ? <a href={`/thing/${subject.thingId}`}>it</a> : 'it'}{' '}
        earns. While you have it you cannot flattr {'thingId' in subject ? 'it' : 'what is there'}.
        It lapses <Time at={agreement.expiresAt} />.
      </p>
      <Parts parts={agreement.parts} />
      <form class="actions" method="post" action="/sharing/answer">
        <input type="hidden" name="agreement" value={agreement.id} />
        {mine!.state === 'accepted' ? (
          <p>You have accepted. Not everybody has yet.</p>
        ) : (
          <>
            <label class="check">
              <input type="checkbox" name="always" value="1" />
              <span>
                Accept all that {owner.displayName || owner.name} offers me, now and later
              </span>
            </label>
            <button type="submit" name="answer" value="accept">
              Accept<span class="visually-hidden"> the part of {what}</span>
            </button>
          </>
        )}
        <button class="secondary" type="submit" name="answer" value="decline">
          Decline<span class="visually-hidden"> the part of {what}</span>
        </button>
      </form>
    </article>
  );
}

function Accepted({ owners }: { owners: readonly Member[] }) {
  return (
    <section aria-labelledby="accepted">
      <h2 id="accepted">Accepted without asking you</h2>
      <p class="muted">Whatever part these offer you is yours at once. You can leave each.</p>
      <ul class="rows">
        {owners.map(({ displayName, id, name }) => (
          <li key={id}>
            <a class="row-main" href={`/profile/${name}`}>
              {displayName || name}
            </a>
            <form class="row-end" method="post" action="/sharing/ask-again">
              <input type="hidden" name="owner" value={id} />
              <button class="secondary compact" type="submit">
                Ask me again<span class="visually-hidden"> about what {name} offers</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MyPart({ shown }: { shown: ShownAgreement }) {
  const { agreement, what, owner, mine, standing, leavesAt, subject } = shown;
  return (
    <li>
      <div class="row-main">
        <p>
          {'thingId' in subject ? <a href={`/thing/${subject.thingId}`}>{what}</a> : what}{' '}
          <span class="badge">{STANDINGS[standing]}</span>
        </p>
        <p class="muted small">
          by {owner.displayName || owner.name}, since {formatPeriod(agreement.fromPeriod!)}
          {leavesAt && `; you leave before ${formatPeriod(leavesAt)}`}
        </p>
      </div>
      <div class="row-end">
        <span class="money">{formatPercent(mine!.millionths)}</span>
        {standing !== 'ended' && leavesAt === null && (
          <form method="post" action="/sharing/leave">
            <input type="hidden" name="agreement" value={agreement.id} />
            <button class="secondary compact" type="submit">
              Leave<span class="visually-hidden"> {what}</span>
            </button>
          </form>
        )}
      </div>
    </li>
  );
}
