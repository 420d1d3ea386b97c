import { CATEGORIES, type Category } from '../things/categories.ts';
import { LANGUAGES } from '../things/languages.ts';
import { SORTS } from '../things/search-things.ts';
import { Select, TextField } from '../web/form.tsx';
import { countOf } from '../web/format.ts';
import { Pager } from '../web/pager.tsx';
import { type Tab, Tabs } from '../web/tabs.tsx';
import type { ListedThing } from './list-things.ts';
import { ThingRows } from './thing-rows.tsx';

/** What is asked for, as it stands in the address. */
export type CatalogQuery = {
  query: string;
  tags: string;
  language: string;
  sort: string;
  page: number;
};

export type CatalogView = {
  category: Category | undefined;
  query: CatalogQuery;
  total: number;
  hasMore: boolean;
  things: readonly ListedThing[];
};

/** The catalog: what can be flattred, to search and browse. Works with GET alone. */
export function CatalogPage({ category, query, total, hasMore, things }: CatalogView) {
  return (
    <>
      <h1>{category ? CATEGORIES[category] : 'Catalog'}</h1>
      <p class="lead">What people make and other people flattr.</p>
      <CategoryTabs current={category} query={query} />
      <SearchForm category={category} query={query} />
      <h2>
        {countOf(total, 'thing')}
        {query.tags && <> tagged {query.tags}</>}
      </h2>
      {things.length > 0 ? <ThingRows things={things} /> : <Nothing query={query} />}
      <Pager
        page={query.page}
        hasOlder={hasMore}
        labels={['Previous page', 'Next page']}
        link={(page) => catalogLink(category, { ...query, page })}
      />
    </>
  );
}

/** The address of a part of the catalog; what has its default is left out. */
export function catalogLink(category: Category | undefined, query: Partial<CatalogQuery>): string {
  const { page = 1, sort, ...rest } = query;
  const params = Object.entries({
    ...rest,
    ...(sort && sort !== 'relevance' ? { sort } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).filter(([, value]) => value);
  const search = new URLSearchParams(params as [string, string][]).toString();
  return `/catalog${category ? `/${category}` : ''}${search ? `?${search}` : ''}`;
}

function CategoryTabs({ current, query }: { current: Category | undefined; query: CatalogQuery }) {
  const link = (category?: Category) => catalogLink(category, { ...query, page: 1 });
  const categories = Object.entries(CATEGORIES) as [Category, string][];
  const tabs: Tab[] = [
    [link(), 'All'],
    ...categories.map(([category, label]): Tab => [link(category), label]),
  ];
  return <Tabs label="Categories" tabs={tabs} current={link(current)} />;
}

function SearchForm({ category, query }: { category: Category | undefined; query: CatalogQuery }) {
  return (
    <search>
      <form class="catalog-search" method="get" action={catalogLink(category, {})}>
        <TextField label="Search for" name="query" type="search" value={query.query} />
        <Select
          label="Language"
          name="language"
          value={query.language}
          options={[['', 'Any language'], ...Object.entries(LANGUAGES)]}
        />
        <Select label="Order" name="sort" value={query.sort} options={Object.entries(SORTS)} />
        {query.tags && <input type="hidden" name="tags" value={query.tags} />}
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

function Nothing({ query }: { query: CatalogQuery }) {
  const isSearch = query.query || query.tags || query.language || query.page > 1;
  return (
    <div class="empty">
      {isSearch ? (
        <p>
          Nothing was found. Try fewer or other words, or <a href="/catalog">look at everything</a>.
        </p>
      ) : (
        <p>
          Nothing is here yet. A thing appears when somebody flattrs it for the first time, or when
          its creator <a href="/things/new">registers it</a>.
        </p>
      )}
    </div>
  );
}
