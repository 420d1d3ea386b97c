import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { registerThing } from '../things/register-thing.ts';

const POST = 'https%3A%2F%2Fblog.example.org%2Fpost';

describe('What pages elsewhere load', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  for (const [path, width, height] of [
    ['/button/flattr-badge-large.png', 93, 20],
    ['/flattr-badge-large.png', 93, 20],
    ['/button/flattr-badge-small.png', 16, 16],
    ['/_img/icons/flattr_logo_16.png', 16, 16],
  ] as const) {
    it(`is a badge of ${width} by ${height} at ${path}`, async () => {
      const answer = await fetch(server.url + path);
      expect(answer.status).to.equal(200);
      expectPublic(answer.headers, 86_400);
      expect(sizeOf(Buffer.from(await answer.arrayBuffer()))).to.deep.equal([width, height]);
    });
  }

  for (const path of [
    '/js/0.6/load.js',
    '/js/0.5/load.js',
    '/js/0.5.0/load.js',
    '/button/load.js',
  ]) {
    it(`is the loader at ${path}, whatever its parameters`, async () => {
      const { status, headers, text } = await server.visitor().get(`${path}?mode=auto&uid=a`);
      expect([status, headers.get('Content-Type')]).to.deep.equal([
        200,
        'text/javascript; charset=utf-8',
      ]);
      expectPublic(headers, 3600);
      expect(text).to.include('FlattrLoader');
    });
  }

  it('is the script of the element', async () => {
    const answer = await server.visitor().get('/button/flattr-button.js');
    expect(answer.headers.get('Content-Type')).to.include('javascript');
    expectPublic(answer.headers, 3600);
    expect(answer.text).to.include('customElements.define');
  });

  it('is the count, for every site and cache, without cookies', async () => {
    const browser = await server.as(await aSupporter(server.deps));
    await browser.post('/submit/auto?url=https%3A%2F%2Fa.example.org%2F');

    const path = '/button/count?url=https%3A%2F%2Fa.example.org';
    const answer = await server.visitor().get(path);
    expect(answer.body).to.deep.equal({ count: 1 });
    expectPublic(answer.headers, 60);
    const again = await server.visitor().get(path, {
      // Node's fetch asks for no cached answer unless told so.
      headers: { 'If-None-Match': answer.headers.get('ETag')!, 'Cache-Control': 'max-age=0' },
    });
    expect(again.status).to.equal(304);
  });

  it('is a count of 0 for what is no thing and for no page', async () => {
    for (const url of ['https://b.example.org/', '', 'nonsense', 'http://10.0.0.1/']) {
      const { status, body } = await server
        .visitor()
        .get(`/button/count?url=${encodeURIComponent(url)}`);
      expect([status, body]).to.deep.equal([200, { count: 0 }]);
    }
  });

  it('is a drawing of ours for each thing, by the digits of its id', async () => {
    const ann = await aMember(server.deps);
    const url = 'https://example.org/song';
    const { id } = await registerThing(server.deps, { memberId: ann.id, url, category: 'audio' });
    await server.deps.db('things').where({ id }).update({ id: 123 });

    for (const digits of ['123', '1/2/3', '12/3']) {
      const answer = await fetch(`${server.url}/thing/image/${digits}/medium.png`);
      expect(answer.status, digits).to.equal(200);
      expectPublic(answer.headers, 86_400);
      expect(sizeOf(Buffer.from(await answer.arrayBuffer()))).to.deep.equal([120, 120]);
    }
    for (const digits of ['124', '0', 'x', '1//2', '9/9/9/9/9/9/9/9/9/9', '1/2/3/']) {
      const { status } = await server.visitor().get(`/thing/image/${digits}/medium.png`);
      expect(status, digits).to.equal(404);
    }
  });

  describe('in a frame', () => {
    for (const path of ['/button/view', '/button/view/', '/view/', '/button/popout/']) {
      it(`is framable, the same for everybody, and changes nothing: ${path}`, async () => {
        const query = `?uid=anna&url=${POST}&title=A%20post&`;
        const browser = await server.as(await aSupporter(server.deps));
        const { status, headers, text } = await browser.get(path + query);

        expect(status).to.equal(200);
        expectPublic(headers, 60);
        expect(headers.get('X-Frame-Options')).to.equal(null);
        expect(headers.get('Content-Security-Policy'))
          .to.include('frame-ancestors *')
          .and.include("form-action 'none'")
          .and.include("default-src 'none'");
        expect(text).to.not.include('<form');
        expect(text).to.include('target="_blank"').and.include('rel="noopener"');
        expect(linkOf(text)).to.equal(
          `${server.url}/submit/auto?url=${POST}&user_id=anna&title=A+post`,
        );
        expect((await server.visitor().get(path + query)).text).to.equal(text);
        expect((await browser.post(path + query)).status).to.equal(404);
        expect(await server.deps.db('things')).to.have.length(0);
      });
    }

    it('shows the public count and, in the popout, whose it is', async () => {
      await aMember(server.deps, { name: 'anna' });
      const browser = await server.as(await aSupporter(server.deps));
      const query = `?url=${POST}&user_id=anna&title=A+post`;
      await browser.post(`/submit/auto${query}`);

      const view = await server.visitor().get(`/button/view/?url=${POST}&button=compact`);
      expect(view.text).to.include('is-compact').and.include('<span class="count">1<');
      const popout = await server.visitor().get(`/button/popout/?url=${POST}&dir=se`);
      expect(popout.text).to.include('1 flattr so far').and.include('anna · blog.example.org');
    });

    it('passes on all that the click page knows, and nothing else', async () => {
      const query =
        `?uid=anna&url=${POST}&title=A+post&description=One%3Cbr%3ETwo&category=audio&language=de_DE` +
        '&tags=b,a&hidden=1&button=compact&popout=0&revsharekey=k&dir=nw&foo=bar&owner=partner:a:1&';
      const { text } = await server.visitor().get(`/button/view/${query}`);
      const link = new URL(linkOf(text));
      expect(Object.fromEntries(link.searchParams)).to.deep.equal({
        url: 'https://blog.example.org/post',
        user_id: 'anna',
        owner: 'partner:a:1',
        title: 'A post',
        description: 'One<br>Two',
        language: 'de_DE',
        tags: 'b,a',
        category: 'audio',
        hidden: '1',
      });
    });

    it('takes `fid` in place of a name, and an address that nobody encoded', async () => {
      const { text } = await server
        .visitor()
        .get('/view/?fid=abc123&button=compact&url=https://a.example.org/?p=4&lang=de&popout=0');
      const { searchParams } = new URL(linkOf(text));
      expect(searchParams.get('url')).to.equal('https://a.example.org/?p=4&lang=de');
      expect(searchParams.get('fid')).to.equal('abc123');
    });

    it('escapes what its address says', async () => {
      const nasty = encodeURIComponent('"><script>alert(1)</script>');
      for (const path of ['/button/view', '/button/popout']) {
        const { text } = await server
          .visitor()
          .get(`${path}?url=${POST}%3Fa=${nasty}&title=&lt;script>${nasty}&description=${nasty}`);
        expect(text).to.not.match(/<script>/);
      }
    });

    it('says that there is no page, and links nowhere', async () => {
      for (const url of ['', 'nonsense', 'javascript:alert(1)', 'http://10.0.0.1/']) {
        const { status, headers, text } = await server
          .visitor()
          .get(`/button/view/?url=${encodeURIComponent(url)}&`);
        expect(status, url).to.equal(400);
        expect(headers.get('X-Frame-Options')).to.equal(null);
        expect(text).to.include('Error').and.not.include('<a ');
      }
    });
  });

  it('lets no other page into a frame', async () => {
    for (const path of ['/', `/submit/auto?url=${POST}`, '/dashboard', '/sign-in', '/funds']) {
      const { headers } = await (await server.as(await aSupporter(server.deps))).get(path);
      expect(headers.get('X-Frame-Options'), path).to.equal('DENY');
      expect(headers.get('Content-Security-Policy')).to.include("frame-ancestors 'none'");
    }
  });
});

function expectPublic(headers: Headers, seconds: number): void {
  expect(headers.get('Cache-Control')).to.equal(`public, max-age=${seconds}`);
  expect(headers.get('Cross-Origin-Resource-Policy')).to.equal('cross-origin');
  expect(headers.get('Access-Control-Allow-Origin')).to.equal('*');
  expect(headers.getSetCookie()).to.deep.equal([]);
}

/** Width and height of a PNG file, from its head. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).to.equal('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

function linkOf(html: string): string {
  return /<a [^>]*href="([^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&');
}
