import type { FieldErrors } from '../errors.ts';
import { FormErrors, Notice } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { Time } from '../web/time.tsx';
import { type Feed, nameOfFeed } from './feed.ts';
import { remarkOn } from './feed-words.ts';
import { FeedBadge, feedPath } from './feeds-page.tsx';
import { EPISODES_ON_PAGE, type Episode } from './find-episodes.ts';

type Props = {
  feed: Feed;
  total: number;
  episodes: readonly Episode[];
  page: number;
  /** It is read in a moment. */
  isDue: boolean;
  /** Whether what it earns is the member's who looks, to share. */
  isMine: boolean;
  done: string;
  errors?: FieldErrors | undefined;
};

/** A feed: whether it can be read, when it is next, and its episodes with their things. */
export function FeedPage({ feed, total, episodes, page, isDue, isMine, done, errors }: Props) {
  return (
    <>
      <p class="crumbs">
        <a href="/feeds">My feeds</a>
      </p>
      <h1 class="site-address">{nameOfFeed(feed)}</h1>
      {done && isDue && <Notice>{done}</Notice>}
      <FormErrors errors={errors} />
      <Problem feed={feed} />
      <Facts feed={feed} isDue={isDue} />
      <form method="post" action="/feeds/read" class="actions">
        <input type="hidden" name="url" value={feed.address} />
        {!isDue && (
          <button type="submit" class="secondary">
            Read it now
          </button>
        )}
        <a href={`/sites?${new URLSearchParams({ url: feed.address })}`}>Is it yours?</a>
        {isMine && (
          <a href={`/sites/${encodeURIComponent(feed.address)}/sharing`}>Share its earnings</a>
        )}
      </form>
      <h2>{total === 0 ? 'No episodes' : countOf(total, 'episode')}</h2>
      {total === 0 ? (
        <div class="empty">
          <p>{feed.fetchedAt === null ? 'It has not been read yet.' : 'There are none in it.'}</p>
        </div>
      ) : (
        <Episodes episodes={episodes} />
      )}
      <Pager
        page={page}
        hasOlder={page * EPISODES_ON_PAGE < total}
        link={(number) => `${feedPath(feed)}&page=${number}`}
      />
    </>
  );
}

function Problem({ feed: { endedAt, failures, nextFetchAt, problem } }: { feed: Feed }) {
  if (!problem) return null;
  return (
    <section class="notice is-warning" aria-labelledby="problem">
      <h2 id="problem">It could not be read</h2>
      <p class="site-address">{problem}</p>
      <p>
        {failures > 0 && `That has happened ${countOf(failures, 'time')} in a row. `}
        {endedAt === null && nextFetchAt !== null
          ? 'We try again by ourselves, with longer and longer pauses.'
          : 'We do not try again by ourselves. Once it is there again, choose “Read it now”.'}{' '}
        Its episodes stay, and can be flattred.
      </p>
    </section>
  );
}

function Facts({ feed, isDue }: Pick<Props, 'feed' | 'isDue'>) {
  const { nextFetchAt } = feed;
  return (
    <dl class="facts">
      <dt>State</dt>
      <dd>
        <FeedBadge feed={feed} />
      </dd>
      <dt>Address</dt>
      <dd class="site-address">{feed.address}</dd>
      {feed.url !== feed.address && (
        <>
          <dt>Read at</dt>
          <dd class="site-address">{feed.url}</dd>
        </>
      )}
      <dt>Last read</dt>
      <dd>{feed.fetchedAt === null ? 'never' : <Time at={feed.fetchedAt} exact />}</dd>
      <dt>Next</dt>
      <dd>
        {isDue && 'within a minute'}
        {!isDue && (nextFetchAt === null ? 'not any more' : <Time at={nextFetchAt} exact />)}
      </dd>
    </dl>
  );
}

function Episodes({ episodes }: { episodes: readonly Episode[] }) {
  return (
    <ul class="rows">
      {episodes.map(({ item, thing, foundBy }) => {
        const title = item.title || item.guid;
        const remark = remarkOn(item);
        return (
          <li key={item.id}>
            <div class="row-main">
              <h3 class="site-address">
                {thing ? <a href={`/thing/${thing.id}`}>{title}</a> : title}
              </h3>
              {foundBy.length > 0 && (
                <p class="muted small">can be flattred by its {inWords(foundBy)}</p>
              )}
              {remark && <p class="muted small">{remark}</p>}
            </div>
            {item.publishedAt !== null && (
              <p class="row-end muted small">
                <Time at={item.publishedAt} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function inWords(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
}
