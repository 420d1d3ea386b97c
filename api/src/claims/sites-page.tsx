import type { Config } from '../config.ts';
import type { FieldErrors } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { FormErrors, TextField } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import { EVENT_WORDS } from './claim-words.ts';
import type { LoggedEvent } from './find-log.ts';
import type { SiteFacts } from './look-up-site.ts';

type Props = {
  config: Config;
  url: string;
  facts?: SiteFacts | undefined;
  errors?: FieldErrors | undefined;
  isSignedIn: boolean;
};

const nameOf = (member: Member) => member.displayName || member.name;
const logPath = (address: string) => `/sites/log?${new URLSearchParams({ url: address })}`;

/** Is my site here? Whose the site of an address is, and what waits for its creator. */
export function SitesPage({ config, url, facts, errors, isSignedIn }: Props) {
  return (
    <>
      <h1>Is your site here?</h1>
      <p>
        People can flattr any page. What they give waits for whoever made it. Enter the address of
        your site, profile or podcast feed.
      </p>
      <form method="get" action="/sites" class="stack">
        <FormErrors errors={errors} asks />
        <TextField
          label="Address"
          name="url"
          value={url}
          errors={errors}
          required
          maxlength={2048}
          hint="Such as blog.example, or the address of a feed"
        />
        <button type="submit">Look</button>
      </form>
      {facts && <Facts config={config} facts={facts} url={url} isSignedIn={isSignedIn} />}
    </>
  );
}

function Facts({
  config,
  facts,
  url,
  isSignedIn,
}: {
  config: Config;
  facts: SiteFacts;
  url: string;
  isSignedIn: boolean;
}) {
  const { address, kind, money, owner, state } = facts;
  return (
    <section class="card" aria-labelledby="site">
      <h2 id="site" class="site-address">
        {address}
      </h2>
      {owner ? (
        <p>
          {state === 'verified' ? 'The verified creator is' : 'Its creator is'}{' '}
          <a href={`/profile/${owner.name}`}>{nameOf(owner)}</a>
          {state === 'contested' && ', but somebody else has shown a stronger proof'}
          {state === 'suspended' && ', but the proofs were not found any more'}.
        </p>
      ) : (
        <p>
          <span class="badge is-waiting">Waiting for its creator</span>
        </p>
      )}
      <p>
        {money ? (
          <>
            {countOf(money.flattrs, 'flattr')},{' '}
            <strong>
              <Money amount={money.waiting} currency={config.currency} />
            </strong>{' '}
            waiting.
          </>
        ) : (
          'How much waits is told when at least five supporters are behind it.'
        )}
      </p>
      <form method="post" action="/claims" class="actions">
        <input type="hidden" name="url" value={kind === 'feed' ? url : address} />
        <button type="submit">{owner ? 'It is mine all the same' : 'It is mine'}</button>
        {kind === 'host' && (
          <button type="submit" name="as" value="feed" class="secondary">
            It is a feed of mine
          </button>
        )}
        <a href={logPath(address)}>What happened here</a>
      </form>
      {!isSignedIn && <p class="muted small">You sign in, or sign up, on the way.</p>}
    </section>
  );
}

/** What everybody may know of the claims of a site. */
export function LogPage({
  address,
  events,
  members,
}: {
  address: string;
  events: readonly LoggedEvent[];
  members: ReadonlyMap<number, Member>;
}) {
  return (
    <>
      <p class="crumbs">
        <a href={`/sites?${new URLSearchParams({ url: address })}`}>{address}</a>
      </p>
      <h1>What happened here</h1>
      {events.length === 0 ? (
        <div class="empty">
          <p>Nobody has claimed {address} yet.</p>
        </div>
      ) : (
        <ol class="rows" reversed>
          {events.map((event, at) => {
            const member = event.memberId === null ? undefined : members.get(event.memberId);
            return (
              <li key={`${event.at}-${at}`}>
                <p class="row-main">
                  {member && member.deletedAt === null ? (
                    <a href={`/profile/${member.name}`}>{nameOf(member)}</a>
                  ) : (
                    'A member who has left'
                  )}{' '}
                  {EVENT_WORDS[event.event]}
                  {event.detail && <span class="muted"> ({event.detail})</span>}
                </p>
                <p class="row-end muted small">
                  <Time at={event.at} />
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}
