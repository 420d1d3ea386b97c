import type { Config } from '../config.ts';
import { clickUrl } from '../things/button-code.ts';
import { countOf } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import type { ListedThing } from './list-things.ts';
import { ThingRows } from './thing-rows.tsx';

export type DomainView = {
  /** As it is written in addresses, without `www.`. */
  host: string;
  things: { total: number; page: number; hasMore: boolean; listed: readonly ListedThing[] };
};

/** What is known of a host: the things that live there. */
export function DomainPage({ config, view }: { config: Config; view: DomainView }) {
  const { host, things } = view;
  return (
    <>
      <p class="crumbs">
        <a href="/catalog">Catalog</a> › Sites
      </p>
      <h1>{host}</h1>
      {things.total === 0 && (
        <p class="lead">Nobody has flattred anything there yet. You can be the first.</p>
      )}
      <p class="actions">
        <a class="button" href={clickUrl(config, `https://${host}/`)}>
          Flattr {host}
        </a>
        <a href={`https://${host}/`} rel="nofollow ugc noopener">
          Visit it
        </a>
      </p>
      {things.total > 0 && (
        <>
          <h2>{countOf(things.total, 'thing')}</h2>
          <ThingRows things={things.listed} />
          <Pager
            page={things.page}
            hasOlder={things.hasMore}
            link={(page) => `/domain/${host}?page=${page}`}
          />
        </>
      )}
      <section class="card">
        <h2>Is this your site?</h2>
        <p>
          <a href={`/embed?${new URLSearchParams({ url: `https://${host}/` })}`}>
            Make a button for it
          </a>
          : it names you, so that what people flattr there from now on is yours.
        </p>
      </section>
    </>
  );
}
