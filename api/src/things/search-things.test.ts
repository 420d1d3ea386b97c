import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { registerThing } from './register-thing.ts';
import { type SearchInput, searchThings } from './search-things.ts';
import { parseTags } from './tag-expression.ts';

const DAY = 86_400_000;

describe('searchThings', () => {
  let server: TestServer;
  const ids: Record<string, number> = {};

  beforeEach(async () => {
    server = await testServer();
    const ann = await aMember(server.deps, { name: 'ann' });
    const add = async (key: string, input: object) => {
      const url = `https://${key}.example.org/post`;
      const thing = await registerThing(server.deps, { memberId: ann.id, url, ...input });
      ids[key] = thing.id;
    };
    await add('song', { title: 'A Song of 100%', tags: 'music, folk', category: 'audio' });
    await add('game', { title: 'Chess', tags: 'game, software', language: 'de_DE' });
    await add('games', { title: 'Go_board', tags: 'games', category: 'software' });
    await add('secret', { title: 'A Song in secret', isHidden: true });
    await add('text', { title: 'Essay', description: 'Written about a song', language: 'fr_FR' });
  });
  afterEach(() => server.close());

  /** The keys of what is found, in its order. */
  async function found(input: SearchInput): Promise<string> {
    const { things } = await searchThings(server.deps, input);
    return things.map(({ host }) => host.split('.')[0]).join(' ');
  }
  async function flattr(key: string, daysAgo: number[]): Promise<void> {
    for (const [index, days] of daysAgo.entries()) {
      const at = server.deps.clock.now() - days * DAY;
      await server.deps.db('flattrs').insert({
        period: new Date(at).toISOString().slice(0, 7),
        supporter_id: 100 + index,
        thing_id: ids[key],
        source: 'button',
        created_at: at,
      });
    }
  }

  it('shows what is not hidden, newest first, a page at a time', async () => {
    expect(await found({})).to.equal('text games game song');
    expect(await found({ count: 3, page: 2 })).to.equal('song');
    expect(await found({ count: 3, page: 9 })).to.equal('');
    expect((await searchThings(server.deps, { count: 1 })).total).to.equal(4);
  });

  it('takes nonsense for the page and count as the nearest that makes sense', async () => {
    expect(await found({ page: -1, count: Number.NaN })).to.equal('text');
  });

  it('finds words in titles, descriptions, addresses and tags; titles first', async () => {
    expect(await found({ query: 'SONG' })).to.equal('song text');
    expect(await found({ query: 'song  about' })).to.equal('text');
    expect(await found({ query: 'folk' })).to.equal('song');
    expect(await found({ query: 'games.example' })).to.equal('games');
    expect(await found({ query: 'nothing' })).to.equal('');
  });

  it('takes the wild cards of SQL for the characters they are', async () => {
    expect(await found({ query: '100%' })).to.equal('song');
    expect(await found({ query: '%' })).to.equal('song');
    expect(await found({ query: 'o_b' })).to.equal('games');
    expect(await found({ query: "' OR 1=1 --" })).to.equal('');
    expect(await found({ query: '!' })).to.equal('');
  });

  it('understands tag expressions', async () => {
    expect(await found({ tags: 'game' })).to.equal('game');
    expect(await found({ tags: 'game | games' })).to.equal('games game');
    expect(await found({ tags: 'game | games ! software' })).to.equal('games');
    expect(await found({ tags: 'game & software' })).to.equal('game');
    expect(await found({ tags: '!software' })).to.equal('text games song');
    expect(parseTags('a & b | !c| | D')).to.deep.equal({
      anyOf: [['a', 'b'], ['d']],
      noneOf: ['c'],
    });
  });

  it('finds by address, language, category and member, and ignores unknown ids', async () => {
    expect(await found({ url: 'http://song.example.org/post/' })).to.equal('song');
    expect(await found({ url: 'https://song.example.org/' })).to.equal('song');
    expect(await found({ url: 'nonsense' })).to.equal('');
    expect(await found({ language: 'de_DE, fr_FR' })).to.equal('text game');
    expect(await found({ category: 'audio,software' })).to.equal('games song');
    expect(await found({ language: 'cpp', category: 'x' })).to.equal('text games game song');
    expect(await found({ user: 'ANN' })).to.equal('text games game song');
    expect(await found({ user: 'nobody' })).to.equal('');
  });

  it('sorts by flattrs, ever or lately', async () => {
    await flattr('song', [40, 40, 40, 40]);
    await flattr('game', [9, 9, 9]);
    await flattr('text', [0, 5]);
    await flattr('games', [0.5]);

    expect(await found({ sort: 'flattrs' })).to.equal('song game text games');
    expect(await found({ sort: 'flattrs_month' })).to.equal('game text games song');
    expect(await found({ sort: 'flattrs_week' })).to.equal('text games game song');
    expect(await found({ sort: 'flattrs_day' })).to.match(/^text games/);
    expect(await found({ sort: 'trend' })).to.equal('text games game song');
    expect(await found({ sort: 'flattrs_week', category: 'audio' })).to.equal('song');
  });
});
