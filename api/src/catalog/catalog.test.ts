import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { flattrThing } from '../flattrs/flattr-thing.ts';
import type { Member } from '../members/member.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';
import { registerThing } from '../things/register-thing.ts';
import type { Thing } from '../things/thing.ts';

describe('the catalog', () => {
  let server: TestServer;
  let ann: Member;

  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann' });
  });
  afterEach(() => server.close());

  const register = (path: string, input: object = {}) =>
    registerThing(server.deps, { memberId: ann.id, url: `https://example.org/${path}`, ...input });

  const flattr = ({ id: memberId }: Member, { id }: Thing) =>
    flattrThing(server.deps, { supporter: { memberId }, thing: { id }, source: 'button' });

  it('lists things, and finds them by words, category, tag and language', async () => {
    await register('1', { title: 'A song', category: 'audio', tags: 'folk', language: 'de_DE' });
    await register('2', { title: 'A game', category: 'software' });
    await register('3', { title: 'A secret', isHidden: true });
    const titles = async (path: string) => {
      const { text } = await server.visitor().get(path);
      return ['A song', 'A game', 'A secret'].filter((title) => text.includes(title)).join();
    };
    expect(await titles('/catalog')).to.equal('A song,A game');
    expect(await titles('/catalog/')).to.equal('A song,A game');
    expect(await titles('/catalog/audio/')).to.equal('A song');
    expect(await titles('/catalog?query=game')).to.equal('A game');
    expect(await titles('/catalog?tags=folk')).to.equal('A song');
    expect(await titles('/catalog?language=de_DE&sort=flattrs_week')).to.equal('A song');
    expect(await titles('/catalog?page=2')).to.equal('');
    expect(await titles('/catalog?page=-1&sort=nonsense&language=x')).to.equal('A song,A game');
  });

  it('knows no other categories', async () => {
    expect((await server.visitor().get('/catalog/nonsense')).status).to.equal(404);
    expect((await server.visitor().get('/catalog/constructor')).status).to.equal(404);
  });

  it('goes through a long list page by page and keeps what was asked for', async () => {
    for (let number = 0; number < 21; number += 1) await register(`${number}`, { tags: 'a b' });
    const first = await server.visitor().get('/catalog?tags=a+b&sort=trend');
    expect(first.text).to.contain('21 things');
    expect(first.text).to.contain('href="/catalog?tags=a+b&amp;sort=trend&amp;page=2"');
    const second = await server.visitor().get('/catalog?tags=a+b&sort=trend&page=2');
    expect(second.text.match(/href="\/thing\//g)).to.have.length(1);
  });

  it('shows what was written, and runs none of it', async () => {
    const nasty = '"><script>alert(1)</script>';
    const { text } = await server.visitor().get(`/catalog?query=${encodeURIComponent(nasty)}`);
    expect(text).not.to.contain('<script>');
    expect(text).to.contain('&quot;>&lt;script>');
  });

  describe('a thing', () => {
    it('shows what it is, whose it is, and leads to the click page', async () => {
      const thing = await register('a?b=1&c=2', {
        title: 'A &lt;song&gt;',
        description: 'One<br>Two',
      });
      const supporter = await aSupporter(server.deps);
      await flattr(supporter, thing);

      for (const path of [`/thing/${thing.id}`, `/thing/${thing.id}/any-slug`]) {
        const { status, text } = await server.visitor().get(path);
        expect(status).to.equal(200);
        expect(text).to.contain('A &lt;song>').and.to.contain('<p>One</p><p>Two</p>');
        expect(text).to.contain('href="/profile/ann"').and.to.contain('by 1 supporter');
        expect(text).to.contain(
          `href="${server.url}/submit/auto?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D2"`,
        );
        expect(text).not.to.contain('Your button');
      }
    });

    it('says how much waits for a creator whom nobody knows', async () => {
      const { deps } = server;
      const supporter = await aSupporter(deps);
      const { thing } = await inTransaction(deps.db, (trx) =>
        findOrCreateThing(trx, deps, { url: 'https://example.org/a' }),
      );
      await flattr(supporter, thing);
      server.setTime('2026-02-02T00:00:00Z');
      await closePeriod(deps, '2026-01');
      const { text } = await server.visitor().get(`/thing/${thing.id}`);
      expect(text).to.contain('Waiting for its creator').and.to.contain('$10.00');
      expect(text).to.contain('<h1>example.org/a</h1>');
    });

    it('shows its creator the button and the way to change it', async () => {
      const thing = await register('a');
      const { text } = await (await server.as(ann)).get(`/thing/${thing.id}`);
      expect(text).to.contain(`href="/things/${thing.id}/edit"`);
      expect(text).to.contain('user_id=ann&quot;>Flattr this&lt;/a>');
      expect(text).not.to.contain('class="button" href="http');
    });

    it('is not there under any other address', async () => {
      for (const path of ['/thing/7', '/thing/0', '/thing/x', '/thing/1e3', '/thing/9999999999']) {
        expect((await server.visitor().get(path)).status, path).to.equal(404);
      }
    });

    it('is not for search engines when it is hidden', async () => {
      const thing = await register('a', { isHidden: true });
      const { status, headers } = await server.visitor().get(`/thing/${thing.id}`);
      expect([status, headers.get('X-Robots-Tag')]).to.deep.equal([200, 'noindex']);
    });
  });

  describe('a member', () => {
    it('shows their things and, if they want that, what they flattred', async () => {
      const thing = await register('a', { title: 'A song' });
      const secret = await register('b', { title: 'A secret', isHidden: true });
      const bob = await aSupporter(server.deps, { name: 'bob' });
      await flattr(bob, thing);
      await flattr(bob, secret);

      const ofAnn = await server.visitor().get('/profile/Ann');
      expect(ofAnn.text).to.contain('A song').and.to.contain('1 flattr<');
      expect(ofAnn.text).not.to.contain('A secret');
      const shown = await server.visitor().get('/profile/bob');
      expect(shown.text).to.contain('Flattred lately').and.to.contain('A song');
      expect(shown.text).not.to.contain('A secret');
      await server.deps.db('members').where({ id: bob.id }).update({ shows_flattrs: false });
      const ofBob = await server.visitor().get('/profile/bob');
      expect(ofBob.text).not.to.contain('A song');
    });

    it('is found under the old addresses, and not when there is none', async () => {
      for (const path of ['/@ann', '/user/ann']) {
        const { status, headers } = await server.visitor().get(path);
        expect([status, headers.get('Location')]).to.deep.equal([301, '/profile/ann']);
      }
      expect((await server.visitor().get('/@%2F%2Fevil.example')).headers.get('Location')).to.equal(
        '/profile/%2F%2Fevil.example',
      );
      expect((await server.visitor().get('/profile/nobody')).status).to.equal(404);
    });
  });
});
