import { expect } from 'chai';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { isSqlite } from '../db.ts';
import { canonicalUrl } from '../things/canonical-url.ts';
import { hostKeyOf } from '../things/host-key.ts';
import { selectThingsOf } from './site-things-store.ts';

describe('The things of a site', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  /** Things as they are written down, by their address. */
  async function put(urls: readonly string[]): Promise<void> {
    const rows = urls.map((text) => {
      const { url, host, hash } = canonicalUrl(text, { allowLoopback: true });
      return { url, url_hash: hash, host, host_key: hostKeyOf(host), created_at: 0 };
    });
    for (let at = 0; at < rows.length; at += 50) {
      await database.db('things').insert(rows.slice(at, at + 50));
    }
  }

  async function thingsOf(address: string): Promise<string[]> {
    const site = { id: 0, kind: 'host' as const, address };
    const { ids } = await selectThingsOf(database.db, site, { after: 0, limit: 100 });
    return database.db('things').whereIn('id', ids).orderBy('id').pluck('url');
  }

  it('are those on its host and below it, and on no host that looks alike', async () => {
    const own = [
      'https://example.org/',
      'https://www.example.org/a',
      'https://a.b.example.org/',
      'http://example.org/b',
      'https://my_blog.example.org/',
    ];
    const others = [
      'https://notexample.org/',
      'https://example-org.org/',
      'https://example.org.evil.net/',
      'https://example.org:8443/',
      'https://exampleXorg.net/',
      'https://org.example/',
      'https://example.com/example.org/',
    ];
    await put([...own, ...others]);
    expect(await thingsOf('example.org')).to.deep.equal(own);
    expect(await thingsOf('www.example.org')).to.deep.equal(['https://www.example.org/a']);
    expect(await thingsOf('my_blog.example.org')).to.deep.equal(['https://my_blog.example.org/']);
    expect(await thingsOf('myxblog.example.org')).to.deep.equal([]);
    expect(await thingsOf('example.org:8443')).to.deep.equal(['https://example.org:8443/']);
  });

  it('are found by international names, and by paths as they are written', async () => {
    const page = 'https://blog.münchen.example/Über/uns';
    await put([page, 'https://blog.munchen.example/Über/uns']);
    const url = 'https://blog.xn--mnchen-3ya.example/%C3%9Cber/uns';
    expect(await thingsOf('xn--mnchen-3ya.example')).to.deep.equal([url]);
    expect(await thingsOf('blog.xn--mnchen-3ya.example/%C3%9Cber')).to.deep.equal([url]);
    expect(await thingsOf('blog.xn--mnchen-3ya.example/%C3%9C')).to.deep.equal([]);
    expect(await thingsOf('xn--mnchen-3ya.example/%C3%9Cber'), 'of that very host').to.deep.equal(
      [],
    );
  });

  it('are found by an index, a page at a time, however many other things there are', async () => {
    await put([
      ...Array.from({ length: 3_000 }, (_, at) => `https://host${at % 300}.example/${at}`),
      ...Array.from({ length: 30 }, (_, at) => `https://blog${at % 7}.example.org/${at}`),
    ]);
    const { db } = database;
    if (!isSqlite(db)) await db.raw('ANALYZE TABLE things');
    const asked: { sql: string; bindings: (string | number)[] }[] = [];
    db.on('query', (query) => asked.push(query));
    const site = { id: 0, kind: 'host' as const, address: 'example.org' };
    const seen: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page = await selectThingsOf(db, site, { after, limit: 20 });
      seen.push(...page.ids);
      after = page.after;
    }
    expect(seen).to.have.length(30);
    expect(seen).to.deep.equal([...new Set(seen)].sort((one, other) => one - other));

    const { sql, bindings } = asked[0]!;
    const plan = await (isSqlite(db)
      ? db.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings)
      : db.raw(`EXPLAIN ${sql}`, bindings).then(([rows]) => rows));
    const ways = plan.map(({ detail, table, type, key }: Record<string, unknown>) =>
      isSqlite(db) ? detail : `${table}: ${type} by ${key}`,
    );
    expect(ways).to.include(
      isSqlite(db)
        ? 'SEARCH things USING COVERING INDEX things_host_key_index (host_key>? AND host_key<?)'
        : 'things: range by things_host_key_index',
    );
    // Nothing else is read from one end to the other.
    expect(ways.filter((way: string) => /SCAN things|things: (ALL|index)/.test(way))).to.be.empty;
  });
});
