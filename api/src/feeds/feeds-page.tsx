import type { FieldErrors } from '../errors.ts';
import { FormErrors, TextField } from '../web/form.tsx';
import { Time } from '../web/time.tsx';
import { type Feed, nameOfFeed } from './feed.ts';
import { stateOfFeed } from './feed-words.ts';

/** Where the page of a feed is. Who knows the address of a feed can read it all the same. */
export const feedPath = ({ address }: Pick<Feed, 'address'>) =>
  `/feeds/show?${new URLSearchParams({ url: address })}`;

/** The feeds of a member, and a form to add one. */
export function FeedsPage({
  feeds,
  url,
  errors,
}: {
  feeds: readonly Feed[];
  url: string;
  errors?: FieldErrors | undefined;
}) {
  return (
    <>
      <p class="crumbs">
        <a href="/things">My things</a>
      </p>
      <h1>My feeds</h1>
      <p>
        We read the feed of a podcast or blog, and each episode becomes a thing that people can
        flattr, new ones too.
      </p>
      {feeds.length > 0 && (
        <ul class="rows">
          {feeds.map((feed) => (
            <li key={feed.id}>
              <div class="row-main">
                <p class="site-address">
                  <a href={feedPath(feed)}>{nameOfFeed(feed)}</a>
                </p>
                <p class="muted small">
                  {feed.fetchedAt === null ? (
                    <>
                      added <Time at={feed.createdAt} />
                    </>
                  ) : (
                    <>
                      last read <Time at={feed.fetchedAt} exact />
                    </>
                  )}
                </p>
              </div>
              <p class="row-end">
                <FeedBadge feed={feed} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <h2>Add a feed</h2>
      <p>
        Anybody can add a feed. It is yours once you have <a href="/sites">shown that it is</a>.
      </p>
      <FormErrors errors={errors} />
      <form class="stack" method="post" action="/feeds">
        <TextField
          label="Address of the feed"
          name="url"
          value={url}
          errors={errors}
          hint="Such as https://example.org/feed.xml: RSS, Atom or JSON Feed"
          required
          maxlength={2048}
        />
        <button type="submit">Add</button>
      </form>
    </>
  );
}

/** The state of a feed in a word or two. */
export function FeedBadge({ feed }: { feed: Feed }) {
  const { words, look } = stateOfFeed(feed);
  return <span class={`badge ${look}`.trim()}>{words}</span>;
}
