import { Fragment } from 'preact';
import type { Config } from '../config.ts';
import type { Member } from '../members/member.ts';
import type { Micros } from '../money.ts';
import { buttonCode, clickUrl } from '../things/button-code.ts';
import { CATEGORIES, knownCategory } from '../things/categories.ts';
import { knownLanguage, LANGUAGES } from '../things/languages.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { Notice } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { Time } from '../web/time.tsx';
import { catalogLink } from './catalog-page.tsx';
import { nameOf } from './thing-rows.tsx';

export type ThingView = {
  thing: Thing;
  creator: Member | undefined;
  /** Whether who looks is the creator. */
  isOwn: boolean;
  count: { flattrs: number; thisPeriod: number; supporters: number };
  /** What waits for a creator. */
  waiting: Micros;
  /** Who flattred it last and shows it. */
  supporters: readonly Member[];
  done: 'registered' | 'changed' | undefined;
};

/** A thing: what it is, whose, how often it was flattred, what waits for its creator. */
export function ThingPage({ config, view }: { config: Config; view: ThingView }) {
  const { thing, creator, isOwn, count, done } = view;
  const category = knownCategory(thing.category);
  return (
    <>
      {done && (
        <Notice>
          <p>{done === 'registered' ? 'This thing is yours now.' : 'Your changes are saved.'}</p>
        </Notice>
      )}
      <p class="crumbs">
        <a href="/catalog">Catalog</a> › <a href={`/catalog/${category}`}>{CATEGORIES[category]}</a>
      </p>
      <h1>{titleOf(thing)}</h1>
      <div class="columns">
        <div>
          <p class="thing-address">
            <a href={thing.url} rel="nofollow ugc noopener">
              {thing.url.replace(/^https?:\/\//, '')}
            </a>
          </p>
          {thing.description
            .split(/\n+/)
            .filter((line) => line !== '')
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
          <Tags tags={thing.tags} />
          {isOwn ? (
            <OwnThing config={config} thing={thing} creator={creator!} />
          ) : (
            <p class="actions">
              <a class="button" href={clickUrl(config, thing.url)}>
                Flattr this
              </a>
              <a href={`/things/${thing.id}/feedback`}>Write to the creator</a>
            </p>
          )}
        </div>
        <aside class="card" aria-label="About this thing">
          <dl class="stats">
            <div>
              <dt>{count.flattrs === 1 ? 'Flattr' : 'Flattrs'}</dt>
              <dd class="figure">{count.flattrs.toLocaleString('en')}</dd>
              <dd class="hint">
                {count.flattrs > 0
                  ? `by ${countOf(count.supporters, 'supporter')}, ${count.thisPeriod.toLocaleString('en')} this month`
                  : 'Be the first.'}
              </dd>
            </div>
          </dl>
          <Supporters supporters={view.supporters} count={count.supporters} />
          <Creator config={config} view={view} />
          <Facts thing={thing} />
          {!isOwn && (
            <p class="small">
              <a href={`/abuse/report?thing=${thing.id}`} rel="nofollow">
                Report abuse
              </a>
            </p>
          )}
        </aside>
      </div>
    </>
  );
}

function Supporters({ supporters, count }: { supporters: readonly Member[]; count: number }) {
  if (supporters.length === 0) return null;
  const others = count - supporters.length;
  return (
    <p class="small">
      Flattred by{' '}
      {supporters.map((member, at) => (
        <Fragment key={member.id}>
          {at > 0 && (at === supporters.length - 1 && others === 0 ? ' and ' : ', ')}
          <a href={`/profile/${member.name}`}>{nameOf(member)}</a>
        </Fragment>
      ))}
      {others > 0 && ` and ${countOf(others, 'other')}`}.
    </p>
  );
}

function Creator({ config, view }: { config: Config; view: ThingView }) {
  const { creator, thing, waiting } = view;
  if (creator) {
    return (
      <>
        <p>
          By <a href={`/profile/${creator.name}`}>{nameOf(creator)}</a>
        </p>
        {waiting > 0 && (
          <p>
            <Money amount={waiting} currency={config.currency} />{' '}
            {thing.isVerified
              ? 'is on its way to the creator.'
              : 'is held until the creator shows that the site is theirs.'}
          </p>
        )}
      </>
    );
  }
  if (thing.creatorId !== null) return <p>By a member who has left.</p>;
  return (
    <>
      <p>
        <span class="badge is-waiting">Waiting for its creator</span>{' '}
        <a href={`/sites?url=${encodeURIComponent(thing.url)}`}>Is it yours?</a>
      </p>
      <p>
        <Money amount={waiting} currency={config.currency} />{' '}
        {waiting > 0
          ? 'from past months waits for whoever made this.'
          : 'waits so far. What this month brings is added when the month closes.'}{' '}
        What nobody collects goes back to the supporters after{' '}
        {countOf(config.waitingMonths, 'month')}.
      </p>
    </>
  );
}

function Facts({ thing }: { thing: Thing }) {
  const language = knownLanguage(thing.language);
  return (
    <dl class="facts small">
      <dt>Site</dt>
      <dd>{thing.host}</dd>
      {language && (
        <>
          <dt>Language</dt>
          <dd>{LANGUAGES[language]}</dd>
        </>
      )}
      <dt>Here since</dt>
      <dd>
        <Time at={thing.createdAt} />
      </dd>
    </dl>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <a class="badge" href={catalogLink(undefined, { tags: tag })}>
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}

function OwnThing({ config, thing, creator }: { config: Config; thing: Thing; creator: Member }) {
  return (
    <>
      {thing.measureId !== null && (
        <div class="notice is-warning">
          <p>
            An operator has hidden this thing: nobody but you sees it. The mail that we sent you
            says why, and has a link to object.
          </p>
        </div>
      )}
      {thing.isHidden && thing.measureId === null && (
        <p>
          <span class="badge">Hidden</span> It is left out of the catalog and of searches.
        </p>
      )}
      {thing.page.problem && (
        <div class="notice is-warning">
          <p>We could not read your page: {thing.page.problem}</p>
        </div>
      )}
      <h2>Your button</h2>
      <p>Put this into your page. It is a plain link and loads nothing from us.</p>
      <pre class="button-code">
        <code>{buttonCode(config, thing.url, creator.name)}</code>
      </pre>
      <p class="actions">
        <a class="button secondary" href={`/things/${thing.id}/edit`}>
          Change
        </a>
        <a href={`/embed?url=${encodeURIComponent(thing.url)}`}>Other buttons</a>
        <a href={`/thing/qr/${thing.id}`}>A code for paper</a>
        <a href={`/things/${thing.id}/sharing`}>Share its earnings</a>
        <a href={`/things/${thing.id}/delete`}>Delete</a>
      </p>
    </>
  );
}
