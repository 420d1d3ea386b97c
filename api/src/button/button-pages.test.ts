import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import type { Member } from '../members/member.ts';
import { findOrCreateThing } from '../things/find-or-create-thing.ts';
import { registerThing } from '../things/register-thing.ts';

describe('Pages around the button', () => {
  let server: TestServer;
  let anna: Member;
  beforeEach(async () => {
    server = await testServer();
    anna = await aMember(server.deps, { name: 'anna' });
  });
  afterEach(() => server.close());

  const register = (url: string, input: object = {}) =>
    registerThing(server.deps, { memberId: anna.id, url, ...input });

  describe('/embed', () => {
    it('knows who is signed in, and asks for an address', async () => {
      const { status, text } = await (await server.as(anna)).get('/embed');
      expect(status).to.equal(200);
      expect(text).to.include('value="anna"').and.not.include('button-code');
    });

    it('gives the link, the element, the badge, the mark for programs and the old markup', async () => {
      const { text } = await server
        .visitor()
        .get('/embed?url=https%3A%2F%2Fa.example.org%2Fb%3Fc%3D1&user_id=ANNA&category=audio');
      const codes = [...text.matchAll(/<code>(.*?)<\/code>/gs)].map(([, code]) => plain(code!));
      const href = `${server.url}/submit/auto?url=https%3A%2F%2Fa.example.org%2Fb%3Fc%3D1&amp;user_id=anna&amp;category=audio`;
      expect(codes).to.deep.equal([
        `<a href="${href}">Flattr this</a>`,
        `<script type="module" src="${server.url}/button/flattr-button.js"></script>\n` +
          `<flattr-button>\n  <a href="${href}">Flattr</a>\n</flattr-button>`,
        `<a href="${href}"><img src="${server.url}/button/flattr-badge-large.png" ` +
          'width="93" height="20" alt="Flattr this"></a>',
        `[![Flattr this](${server.url}/button/flattr-badge-large.png)](${plain(href)})`,
        `<link rel="payment" type="text/html" title="Flattr this!" href="${href}">`,
        `<script async src="${server.url}/js/0.6/load.js?mode=auto"></script>\n` +
          '<a class="FlattrButton" href="https://a.example.org/b?c=1" data-flattr-uid="anna" ' +
          'data-flattr-category="audio"></a>',
      ]);
    });

    it('gives code that stays code, whatever the title', async () => {
      const title = encodeURIComponent('"><script>alert(1)</script>" onload="x');
      const { text } = await server
        .visitor()
        .get(`/embed?url=https%3A%2F%2Fa.example.org%2F&title=${title}`);
      expect(text).to.not.include('<script>');
      for (const [, code] of text.matchAll(/<code>(.*?)<\/code>/gs)) {
        expect(plain(code!))
          .to.not.include('<script>alert')
          .and.not.match(/"\s*onload="/);
      }
    });

    it('says beside the field what is wrong, and keeps what was written', async () => {
      const wrong = await server.visitor().get('/embed?url=http%3A%2F%2F10.0.0.1%2F&title=T');
      expect(wrong.status).to.equal(400);
      expect(wrong.text).to.include('id="url-error"').and.include('value="T"');
      const nobody = await server
        .visitor()
        .get('/embed?url=https%3A%2F%2Fa.example.org%2F&user_id=nobody');
      expect(nobody.status).to.equal(400);
      expect(nobody.text).to.include('id="user_id-error"').and.not.include('button-code');
    });
  });

  describe('/thing/qr/:id', () => {
    it('is a sheet with a code and the title', async () => {
      const { id } = await register('https://a.example.org/', { title: 'A song' });
      const { status, text } = await server.visitor().get(`/thing/qr/${id}`);
      expect(status).to.equal(200);
      expect(text).to.include('A song').and.include('by anna').and.include('role="img"');
    });

    it('is not there for what is no thing', async () => {
      for (const id of ['7', '0', 'x', '99999999999']) {
        expect((await server.visitor().get(`/thing/qr/${id}`)).status, id).to.equal(404);
      }
    });
  });

  describe('/domain/:host', () => {
    it('shows the things of a site, with and without www, hidden ones left out', async () => {
      await register('https://a.example.org/1', { title: 'First song' });
      await register('https://www.a.example.org/2', { title: 'Second song' });
      await register('https://a.example.org/3', { title: 'A secret', isHidden: true });
      await register('https://b.example.org/4', { title: 'Another site' });
      for (const host of ['a.example.org', 'www.a.example.org', 'A.Example.org']) {
        const { status, text } = await server.visitor().get(`/domain/${host}`);
        expect(status, host).to.equal(200);
        expect(text).to.include('First song').and.include('Second song').and.include('2 things');
        expect(text).to.not.include('A secret').and.not.include('Another site');
        expect(text).to.include('url=https%3A%2F%2Fa.example.org%2F');
      }
    });

    it('invites the first flattr where nothing is known, for no search engine', async () => {
      const { status, headers, text } = await server.visitor().get('/domain/example.net');
      expect([status, headers.get('X-Robots-Tag')]).to.deep.equal([200, 'noindex']);
      expect(text).to.include('Flattr example.net');
    });

    it('is not there for what is no site', async () => {
      for (const host of ['10.0.0.1', 'nonsense', 'a%2Fb.org', 'a%40b.org', 'co.uk', '%3Cb%3E']) {
        expect((await server.visitor().get(`/domain/${host}`)).status, host).to.equal(404);
      }
    });
  });

  describe('marks for programs', () => {
    it('are rel=payment on the page of a thing, the very link to its click page', async () => {
      const { id } = await register('https://a.example.org/b?c=1');
      const nobodys = await inTransaction(server.deps.db, (trx) =>
        findOrCreateThing(trx, server.deps, { url: 'https://b.example.org/' }),
      );
      const hrefOf = async (thing: number) => {
        const { text } = await server.visitor().get(`/thing/${thing}`);
        return plain(/<link rel="payment" type="text\/html" [^>]*href="([^"]*)"/.exec(text)![1]!);
      };
      expect(await hrefOf(id)).to.equal(
        `${server.url}/submit/auto?url=https%3A%2F%2Fa.example.org%2Fb%3Fc%3D1&user_id=anna`,
      );
      expect(await hrefOf(nobodys.thing.id)).to.equal(
        `${server.url}/submit/auto?url=https%3A%2F%2Fb.example.org%2F`,
      );
    });

    it('are flattr:id on the page of a member', async () => {
      const { text } = await server.visitor().get('/profile/anna');
      expect(text).to.include(`<meta name="flattr:id" content="${anna.fid}"`);
    });
  });

  describe('old addresses', () => {
    for (const [path, target] of [
      ['/register', '/sign-up'],
      ['/signin', '/sign-in'],
      ['/dashboard/transactions', '/funds'],
      ['/flattrsgiven', '/dashboard'],
      ['/oauth/ext', '/settings/applications'],
      ['/settings/account/subscription', '/funds'],
      ['/donation/give/to/anna', '/profile/anna'],
      ['/user/anna', '/profile/anna'],
      ['/@anna', '/profile/anna'],
      ['/@%2F%2Fevil.example', '/profile/%2F%2Fevil.example'],
      ['/donation/give/to/%2Fevil.example', '/profile/%2Fevil.example'],
      ['/owner/anna%40example.com', '/settings#identity'],
      ['/owner/', '/settings#identity'],
      ['/podcast/night-radio', '/catalog/audio?query=night+radio'],
      ['/offline', '/things'],
      ['/help/accountverification', '/payouts'],
      ['/extension', '/'],
      ['/github/anna', '/submit/auto?url=https%3A%2F%2Fgithub.com%2Fanna'],
      ['/register?next=https://evil.example/', '/sign-up'],
    ]) {
      it(`lead on: ${path}`, async () => {
        const { status, headers } = await server.visitor().get(path!);
        expect(status).to.be.oneOf([301, 302]);
        expect(headers.get('Location')).to.equal(target);
      });
    }
  });
});

function plain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
