import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const NOW = Date.parse('2026-01-10T12:00:00Z') / 1000;

describe('REST: things', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let anyone: Browser;
  let asAnn: Browser;
  let asBob: Browser;

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    anyone = server.visitor();
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
  });
  afterEach(() => server.close());

  const register = (json: object) => asBob.send('POST', '/rest/v2/things', { json });
  const SONG = {
    url: 'https://bob.example/song',
    title: 'A song',
    description: 'About the sea',
    category: 'audio',
    language: 'sv_SE',
    tags: 'music, sea',
    hidden: false,
  };
  const aThing = async (more: object = {}): Promise<number> =>
    (await register({ ...SONG, ...more })).body.id;
  const flattr = async (id: number, member: Member) => {
    const browser = server.visitor().withToken(await aToken(server.deps, member));
    return browser.send('POST', `/rest/v2/things/${id}/flattr`);
  };

  describe('POST /things', () => {
    it('registers a thing of one’s own', async () => {
      const answer = await register(SONG);
      const { id } = answer.body;
      expect(answer.status).to.equal(201);
      expect(id).to.be.a('number');
      expect(answer.body).to.deep.equal({
        id,
        link: `${server.url}/rest/v2/things/${id}`,
        message: 'ok',
        description: 'Thing was created successfully',
      });
      const thing = await anyone.get(`/rest/v2/things/${id}`);
      expect(thing.body).to.deep.equal({
        type: 'thing',
        resource: `${server.url}/rest/v2/things/${id}`,
        link: `${server.url}/thing/${id}`,
        id,
        url: 'https://bob.example/song',
        title: 'A song',
        image: '',
        flattrs: 0,
        description: 'About the sea',
        flattrs_user_count: 0,
        tags: ['music', 'sea'],
        language: 'sv_SE',
        category: 'audio',
        created_at: NOW,
        owner: {
          type: 'user',
          resource: `${server.url}/rest/v2/users/bob`,
          link: `${server.url}/profile/bob`,
          username: 'bob',
        },
        hidden: false,
      });
    });

    it('takes forms as well as JSON, and has defaults for all but the address', async () => {
      const answer = await asBob.send('POST', '/rest/v2/things/', {
        form: { url: 'https://bob.example/a', hidden: 'True', unknown: 'x' },
      });
      expect(answer.status, answer.text).to.equal(201);
      const thing = await asBob.get(`/rest/v2/things/${answer.body.id}`);
      expectNoNulls(thing);
      expect(thing.body).to.deep.include({
        title: 'bob.example/a',
        description: '',
        tags: [],
        category: 'rest',
        language: 'en_GB',
        hidden: true,
      });
    });

    it('ignores languages and categories that it does not know', async () => {
      const id = await aThing({ language: 'cpp', category: 'poems' });
      const { body } = await anyone.get(`/rest/v2/things/${id}`);
      expect(body).to.include({ category: 'rest' });
      expect(body.language).to.be.a('string');
    });

    for (const [what, json] of [
      ['no address', { title: 'x' }],
      ['an empty address', { url: '' }],
      ['another scheme', { url: 'ftp://bob.example/' }],
      ['a host of a private net', { url: 'http://192.168.1.1/' }],
      ['credentials', { url: 'https://u:p@bob.example/' }],
      ['8 KB', { url: `https://bob.example/${'a'.repeat(8192)}` }],
      ['an address that is an object', { url: { a: 1 } }],
      ['a boolean that is none', { url: 'https://bob.example/', hidden: 'perhaps' }],
    ] as const) {
      it(`refuses ${what} and registers nothing`, async () => {
        expectError(await register(json), 400, 'validation');
        expect((await asBob.get('/rest/v2/user/things')).body).to.deep.equal([]);
      });
    }

    it('refuses a second time, and the thing of another member', async () => {
      await aThing();
      expectError(await register(SONG), 400, 'validation');
      expectError(await asAnn.send('POST', '/rest/v2/things', { json: SONG }), 400, 'validation');
    });

    it('needs a token with the scope thing', async () => {
      expectError(
        await anyone.send('POST', '/rest/v2/things', { json: SONG }),
        401,
        'unauthorized',
      );
      const narrow = server.visitor().withToken(await aToken(server.deps, bob, ['flattr']));
      expectError(
        await narrow.send('POST', '/rest/v2/things', { json: SONG }),
        403,
        'insufficient_scope',
      );
    });
  });

  describe('GET /things/:id', () => {
    it('tells a caller with a token whether they flattred it', async () => {
      const id = await aThing();
      await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
      expect((await asAnn.get(`/rest/v2/things/${id}`)).body).to.include({
        flattred: true,
        subscribed: false,
        flattrs: 1,
        flattrs_user_count: 1,
      });
      expect((await asBob.get(`/rest/v2/things/${id}`)).body.flattred).to.equal(false);
      expect((await anyone.get(`/rest/v2/things/${id}`)).body).not.to.have.property('flattred');
    });

    it('tells its owner when it was flattred and changed last', async () => {
      const id = await aThing();
      const before = (await asBob.get(`/rest/v2/things/${id}`)).body;
      expect(before).to.include({ last_flattr_at: 0, updated_at: 0 });
      await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
      await asBob.send('PATCH', `/rest/v2/things/${id}`, { json: { title: 'B' } });
      const after = (await asBob.get(`/rest/v2/things/${id}`)).body;
      expect(after).to.include({ last_flattr_at: NOW, updated_at: NOW });
      expect((await asAnn.get(`/rest/v2/things/${id}`)).body).not.to.have.any.keys(
        'last_flattr_at',
        'updated_at',
      );
    });

    it('gives several things in the order asked for, leaving out what is not there', async () => {
      const [a, b] = [await aThing({ url: 'https://bob.example/a' }), await aThing()];
      for (const path of [`/${b},${a}`, `/${b}%2C${a}`, `/${b},999,${a}`, `/?id=${b},${a}`]) {
        const { body, status } = await anyone.get(`/rest/v2/things${path}`);
        expect(status, path).to.equal(200);
        expect(
          body.map(({ id }: { id: number }) => id),
          path,
        ).to.deep.equal([b, a]);
      }
      expect((await anyone.get(`/rest/v2/things/?id=${a}`)).body).to.have.length(1);
    });

    it('answers 404 where there is no thing, whatever stands for the id', async () => {
      for (const id of [
        '1',
        '0',
        '-1',
        'x',
        '1e3',
        '99999999999',
        '9'.repeat(200),
        '8,9',
        ',',
        '%',
      ]) {
        expectError(await anyone.get(`/rest/v2/things/${id}`), 404, 'not_found');
      }
      expectError(await anyone.get(`/rest/v2/things/${'9'.repeat(5000)}`), 404, 'not_found');
      expectError(await anyone.get('/rest/v2/things?id=x'), 404, 'not_found');
      expectError(await anyone.get('/rest/v2/things'), 400, 'invalid_parameters');
    });
  });

  describe('PATCH /things/:id', () => {
    it('changes what is named and leaves the rest', async () => {
      const id = await aThing();
      const answer = await asBob.send('PATCH', `/rest/v2/things/${id}`, {
        json: { title: 'Another', hidden: 1 },
      });
      expect(answer.status).to.equal(200);
      expect(answer.body).to.deep.equal({
        message: 'ok',
        description: 'Thing was updated correctly',
      });
      expect((await asBob.get(`/rest/v2/things/${id}`)).body).to.deep.include({
        title: 'Another',
        hidden: true,
        description: 'About the sea',
        tags: ['music', 'sea'],
        category: 'audio',
        language: 'sv_SE',
        url: SONG.url,
      });
    });

    it('is also a POST that says so, in the body or in a header', async () => {
      const id = await aThing();
      const path = `/rest/v2/things/${id}`;
      for (const [title, options] of [
        ['B', { json: { _method: 'patch', title: 'B' } }],
        ['C', { form: { _method: 'PATCH', title: 'C' } }],
        ['D', { json: { title: 'D' }, headers: { 'X-HTTP-Method-Override': 'patch' } }],
      ] as const) {
        const answer = await asBob.send('POST', path, options);
        expect(answer.status, answer.text).to.equal(200);
        expect((await anyone.get(path)).body.title).to.equal(title);
      }
      expectError(await asBob.send('POST', path, { json: { title: 'E' } }), 404, 'not_found');
    });

    it('refuses the thing of another member, and one that is not there', async () => {
      const id = await aThing();
      const patch = (browser: Browser, at: number) =>
        browser.send('PATCH', `/rest/v2/things/${at}`, { json: { title: 'Mine' } });
      expectError(await patch(asAnn, id), 403, 'forbidden');
      expectError(await patch(asBob, id + 1), 404, 'not_found');
      expectError(await patch(anyone, id), 401, 'unauthorized');
      expect((await anyone.get(`/rest/v2/things/${id}`)).body.title).to.equal('A song');
    });
  });

  describe('DELETE /things/:id', () => {
    it('answers 204 without a body; the thing is gone', async () => {
      const id = await aThing();
      const answer = await asBob.send('DELETE', `/rest/v2/things/${id}`, { json: {} });
      expect(answer.status).to.equal(204);
      expect(answer.text).to.equal('');
      expectError(await anyone.get(`/rest/v2/things/${id}`), 404, 'not_found');
      expectError(await asBob.send('DELETE', `/rest/v2/things/${id}`), 404, 'not_found');
    });

    it('refuses the thing of another member', async () => {
      const id = await aThing();
      expectError(await asAnn.send('DELETE', `/rest/v2/things/${id}`), 403, 'forbidden');
      expect((await anyone.get(`/rest/v2/things/${id}`)).status).to.equal(200);
    });
  });

  describe('GET /things/search', () => {
    it('finds things and tells how many there are', async () => {
      await aThing({ url: 'https://bob.example/1', tags: 'game, software' });
      await aThing({ url: 'https://bob.example/2', tags: 'games' });
      await aThing({ url: 'https://bob.example/3', tags: 'game', hidden: true });
      const search = async (query: string) =>
        (await anyone.get(`/rest/v2/things/search?${query}`)).body;

      const all = await search('query=song');
      expect(all).to.include({ total_items: 2, items: 2, page: 1 });
      expect(all.things[0]).to.include({ type: 'thing', title: 'A song' });
      expect(await search('query=song&count=1&page=2')).to.include({
        total_items: 2,
        items: 1,
        page: 2,
      });
      const tags = encodeURIComponent('game | games ! software');
      expect((await search(`tags=${tags}`)).things[0].url).to.equal('https://bob.example/2');
      expect(await search('user=bob&category=audio,video&language=sv_SE')).to.include({ items: 2 });
      expect(await search('category=video')).to.include({ items: 0 });
      expect(await search('url=https://bob.example/1')).to.include({ items: 1 });
      expect(await search('query=nothing+at+all')).to.deep.equal({
        total_items: 0,
        items: 0,
        page: 1,
        things: [],
      });
      for (const sort of ['relevance', 'trend', 'flattrs', 'flattrs_month', 'flattrs_week', 'x']) {
        expect(await search(`sort=${sort}`), sort).to.include({ items: 2 });
      }
      expect((await search('query=song&full')).things[0].owner).to.have.property('about');
    });

    it('puts first what was flattred most, ever or lately', async () => {
      // Not in the order in which they were made, which is that of a search without a sort.
      const fresh = await aThing({ url: 'https://bob.example/fresh' });
      await aThing({ url: 'https://bob.example/none' });
      const old = await aThing({ url: 'https://bob.example/old' });
      for (const name of ['first', 'second']) {
        await flattr(old, await aSupporter(server.deps, { name }));
      }
      server.setTime('2026-03-20T12:00:00Z');
      await flattr(fresh, await aSupporter(server.deps));

      const order = async (sort: string) => {
        const { body } = await anyone.get(`/rest/v2/things/search?sort=${sort}`);
        return body.things.map(({ url }: { url: string }) => url.split('/').at(-1)).join(' ');
      };
      expect(await order('flattrs')).to.equal('old fresh none');
      for (const sort of ['trend', 'flattrs_month', 'flattrs_week', 'flattrs_day']) {
        expect(await order(sort), sort).to.match(/^fresh /);
      }
    });
  });
});
