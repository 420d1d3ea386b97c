import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const NOW = Date.parse('2026-01-10T12:00:00Z') / 1000;

describe('REST: flattrs', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let anyone: Browser;
  let asAnn: Browser;
  let asBob: Browser;
  let id: number;

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann' });
    bob = await aSupporter(server.deps, { name: 'bob' });
    anyone = server.visitor();
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
    const json = { url: 'https://bob.example/song', title: 'A song' };
    id = (await asBob.send('POST', '/rest/v2/things', { json })).body.id;
  });
  afterEach(() => server.close());

  const flattr = (url: unknown, browser = asAnn) =>
    browser.send('POST', '/rest/v2/flattr', { json: { url } });
  const flattrs = () => server.deps.db('flattrs');
  const flattred = (thingId: number, fields: { url: string; title: string }) => ({
    message: 'ok',
    description: 'Thing was successfully flattred',
    thing: {
      type: 'thing',
      resource: `${server.url}/rest/v2/things/${thingId}`,
      link: `${server.url}/thing/${thingId}`,
      id: thingId,
      image: '',
      flattrs: 1,
      ...fields,
    },
    location: `${server.url}/rest/v2/things/${thingId}`,
  });

  describe('POST /things/:id/flattr', () => {
    const AS_CLIENTS_SEND: [string, RequestInit][] = [
      ['no body', {}],
      ['an empty body that is called JSON', { headers: { 'Content-Type': 'application/json' } }],
      ['an empty object', { headers: { 'Content-Type': 'application/json' }, body: '{}' }],
    ];
    for (const [what, init] of AS_CLIENTS_SEND) {
      it(`flattrs with ${what}`, async () => {
        const token = await aToken(server.deps, ann);
        const response = await fetch(`${server.url}/rest/v2/things/${id}/flattr/`, {
          ...init,
          method: 'POST',
          headers: { ...init.headers, Authorization: `Bearer ${token}` },
        });
        expect(response.status).to.equal(200);
        expect(await response.json()).to.deep.equal(
          flattred(id, { url: 'https://bob.example/song', title: 'A song' }),
        );
      });
    }

    it('refuses a second time, one’s own thing, and a thing that is not there', async () => {
      const click = (browser: Browser, at: number | string = id) =>
        browser.send('POST', `/rest/v2/things/${at}/flattr`);
      await click(asAnn);
      expectError(await click(asAnn), 403, 'flattr_once');
      expectError(await click(asBob), 403, 'flattr_owner');
      for (const at of [id + 1, 0, 'x', '99999999999999999999', '1,2']) {
        expectError(await click(asAnn, at), 404, 'not_found');
      }
      expect(await flattrs()).to.have.length(1);
    });

    it('refuses a supporter without money with 401 no_means', async () => {
      const poor = await aMember(server.deps);
      const asPoor = server.visitor().withToken(await aToken(server.deps, poor));
      expectError(await asPoor.send('POST', `/rest/v2/things/${id}/flattr`), 401, 'no_means');
    });

    it('needs a valid token with the scope flattr', async () => {
      const click = (browser: Browser) => browser.send('POST', `/rest/v2/things/${id}/flattr`);
      expectError(await click(anyone), 401, 'unauthorized');
      expectError(await click(server.visitor().withToken('wrong')), 401, 'unauthorized');
      const narrow = server.visitor().withToken(await aToken(server.deps, ann, ['thing']));
      expectError(await click(narrow), 403, 'insufficient_scope');
      expect(await flattrs()).to.have.length(0);
    });

    it('can be done again in the next month', async () => {
      await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
      server.setTime('2026-02-02T00:00:00Z');
      const again = await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
      expect(again.status).to.equal(200);
      expect(again.body.thing.flattrs).to.equal(2);
      expect((await anyone.get(`/rest/v2/things/${id}`)).body).to.include({
        flattrs: 2,
        flattrs_user_count: 1,
      });
    });
  });

  describe('POST /flattr', () => {
    it('flattrs a known page and creates the thing of an unknown one', async () => {
      expect((await flattr('https://bob.example/song')).body).to.deep.equal(
        flattred(id, { url: 'https://bob.example/song', title: 'A song' }),
      );
      const answer = await flattr('https://new.example/a?utm_source=mail');
      expect(answer.body).to.deep.equal(
        flattred(answer.body.thing.id, { url: 'https://new.example/a', title: 'new.example/a' }),
      );
    });

    it('creates the thing that a link to the click page describes, for whom it names', async () => {
      const page = 'https://blog.example/post?x=1&y=2';
      const link = `https://flattr.com/submit/auto?user_id=bob&url=${encodeURIComponent(page)}&title=A+post&description=Words&language=de_DE&tags=a,b&category=text&hidden=1&popout=1`;
      const answer = await flattr(link);
      expect(answer.status, answer.text).to.equal(200);
      expect((await asBob.get(`/rest/v2/things/${answer.body.thing.id}`)).body).to.deep.include({
        url: page,
        title: 'A post',
        description: 'Words',
        language: 'de_DE',
        category: 'text',
        tags: ['a', 'b'],
        hidden: true,
        owner: {
          type: 'user',
          resource: `${server.url}/rest/v2/users/bob`,
          link: `${server.url}/profile/bob`,
          username: 'bob',
        },
      });
    });

    it('takes forms, in which old clients leave the link as it is', async () => {
      const page = 'https://blog.example/post?x=1&y=2';
      const links = [
        `http://flattr.com/submit/auto?user_id=bob&url=${page}`,
        `https://www.flattr.com/submit/auto?url=${encodeURIComponent(page)}&user_id=bob`,
        `${server.url}/submit/auto?user_id=bob&url=${encodeURIComponent(page)}&title=x`,
      ];
      const bodies = links.flatMap((link) => [
        `url=${link}`,
        `url=${encodeURIComponent(link)}`,
        JSON.stringify({ url: link }),
      ]);
      for (const body of bodies) {
        const supporter = await aSupporter(server.deps);
        const response = await fetch(`${server.url}/rest/v2/flattr`, {
          method: 'POST',
          body,
          headers: {
            Authorization: `Bearer ${await aToken(server.deps, supporter)}`,
            'Content-Type': 'application/x-www-form-urlencoded',
          },
        });
        expect(response.status, body).to.equal(200);
        const { thing } = (await response.json()) as { thing: { url: string } };
        expect(thing.url, body).to.equal(page);
      }
    });

    it('refuses what is no page, with 400, and flattrs nothing', async () => {
      for (const [url, code] of [
        [undefined, 'invalid_parameters'],
        ['', 'invalid_parameters'],
        [['https://a.example/'], 'invalid_parameters'],
        ['x', 'invalid_request'],
        ['ftp://a.example/', 'invalid_request'],
        ['http://localhost.localdomain/', 'invalid_request'],
        ['http://10.1.2.3/', 'invalid_request'],
        ['https://u:p@a.example/', 'invalid_request'],
        [`https://a.example/${'a'.repeat(8192)}`, 'invalid_request'],
        ['https://flattr.com/submit/auto?user_id=bob', 'invalid_request'],
      ] as const) {
        expectError(await flattr(url), 400, code);
      }
      expectError(await flattr('https://bob.example/song', asBob), 403, 'flattr_owner');
      expect(await flattrs()).to.have.length(0);
    });
  });

  describe('DELETE /things/:id/flattr', () => {
    it('takes the flattr of this month back', async () => {
      await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
      const answer = await asAnn.send('DELETE', `/rest/v2/things/${id}/flattr`, { json: {} });
      expect(answer.status).to.equal(204);
      expect(answer.text).to.equal('');
      expect((await anyone.get(`/rest/v2/things/${id}`)).body.flattrs).to.equal(0);
      expectError(await asAnn.send('DELETE', `/rest/v2/things/${id}/flattr`), 404, 'not_found');
      expect((await asAnn.send('POST', `/rest/v2/things/${id}/flattr`)).status).to.equal(200);
    });

    it('needs a token with the scope flattr', async () => {
      const path = `/rest/v2/things/${id}/flattr`;
      expectError(await anyone.send('DELETE', path), 401, 'unauthorized');
      const narrow = server.visitor().withToken(await aToken(server.deps, ann, ['thing']));
      expectError(await narrow.send('DELETE', path), 403, 'insufficient_scope');
    });
  });

  describe('GET /things/:id/flattrs', () => {
    it('lists who flattred a thing, but not who hides it', async () => {
      const shy = await aSupporter(server.deps, { name: 'shy' });
      await server.deps.db('members').where({ id: shy.id }).update({ shows_flattrs: false });
      const asShy = server.visitor().withToken(await aToken(server.deps, shy));
      await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
      await asShy.send('POST', `/rest/v2/things/${id}/flattr`);

      const { body } = await anyone.get(`/rest/v2/things/${id}/flattrs`);

      expect(body).to.have.length(1);
      expect(body[0]).to.deep.include({ type: 'flattr', created_at: NOW });
      expect(body[0].owner.username).to.equal('ann');
      expect(body[0].thing).to.include({ id, flattrs: 2 });
      const full = await anyone.get(`/rest/v2/things/${id}/flattrs?full`);
      expect(full.body[0].owner).to.include({ active_supporter: 1 });
      expect((await anyone.get(`/rest/v2/things/${id}/flattrs?page=2`)).body).to.deep.equal([]);
    });

    it('answers 404 where there is no thing', async () => {
      expectError(await anyone.get('/rest/v2/things/99/flattrs'), 404, 'not_found');
    });
  });
});
