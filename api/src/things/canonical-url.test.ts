import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../errors.ts';
import { canonicalUrl } from './canonical-url.ts';

const LIVE = { allowLoopback: false };
const SANDBOX = { allowLoopback: true };

/** [what is written, what it becomes] */
const CANONICAL: [string, string][] = [
  // Scheme and host
  ['https://example.org/', 'https://example.org/'],
  ['HTTPS://EXAMPLE.ORG/Path', 'https://example.org/Path'],
  ['http://example.org/a', 'http://example.org/a'],
  ['  https://example.org/a\n', 'https://example.org/a'],
  ['https://example.org./a', 'https://example.org/a'],
  ['https://www.example.org/', 'https://www.example.org/'],
  ['https:\\\\example.org\\a', 'https://example.org/a'],
  ['https://anna.github.io/post', 'https://anna.github.io/post'],
  ['https://itch.io/jam/one', 'https://itch.io/jam/one'],
  ['https://blog.example.co.uk/', 'https://blog.example.co.uk/'],
  // International names
  ['https://bücher.example.com/', 'https://xn--bcher-kva.example.com/'],
  ['https://BÜCHER.de/straße', 'https://xn--bcher-kva.de/stra%C3%9Fe'],
  ['https://xn--bcher-kva.de/', 'https://xn--bcher-kva.de/'],
  ['https://例え.jp/', 'https://xn--r8jz45g.jp/'],
  // Ports
  ['https://example.org:443/a', 'https://example.org/a'],
  ['http://example.org:80/a', 'http://example.org/a'],
  ['https://example.org:8443/a', 'https://example.org:8443/a'],
  ['http://example.org:443/a', 'http://example.org:443/a'],
  // Paths
  ['https://example.org', 'https://example.org/'],
  ['https://example.org?a=1', 'https://example.org/?a=1'],
  ['https://example.org/a/', 'https://example.org/a/'],
  ['https://example.org/a/../b/./c', 'https://example.org/b/c'],
  ['https://example.org/a/%2E%2e/b', 'https://example.org/b'],
  ['https://example.org/../../a', 'https://example.org/a'],
  ['https://example.org/a//b', 'https://example.org/a//b'],
  ['https://example.org/index.html', 'https://example.org/index.html'],
  ['https://example.org/a;b=1', 'https://example.org/a;b=1'],
  // Percent-encoding
  ['https://example.org/%7Eanna', 'https://example.org/~anna'],
  ['https://example.org/caf%c3%a9', 'https://example.org/caf%C3%A9'],
  ['https://example.org/café', 'https://example.org/caf%C3%A9'],
  ['https://example.org/a b', 'https://example.org/a%20b'],
  ['https://example.org/a%20b', 'https://example.org/a%20b'],
  ['https://example.org/a+b', 'https://example.org/a+b'],
  ['https://example.org/%41%62%2D%5F', 'https://example.org/Ab-_'],
  ['https://example.org/a%2Fb', 'https://example.org/a%2Fb'],
  ['https://example.org/a%3Fb', 'https://example.org/a%3Fb'],
  ['https://example.org/wiki/Cat_%28animal%29', 'https://example.org/wiki/Cat_(animal)'],
  ['https://example.org/%40anna', 'https://example.org/@anna'],
  ['https://example.org/it%27s', "https://example.org/it's"],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['https://example.org/%zz', 'https://example.org/%25zz'],
  ['https://example.org/%2541', 'https://example.org/%2541'],
  ['https://example.org/a|b[c]^`', 'https://example.org/a%7Cb%5Bc%5D%5E%60'],
  ["https://example.org/?q=it's", 'https://example.org/?q=it%27s'],
  ['https://example.org/?q=%7e%2f', 'https://example.org/?q=~/'],
  ['https://example.org/?a=1%262', 'https://example.org/?a=1%262'],
  ['https://example.org/?q=a b', 'https://example.org/?q=a%20b'],
  // Fragments
  ['https://example.org/a#part', 'https://example.org/a'],
  ['https://example.org/a#', 'https://example.org/a'],
  ['https://example.org/a#!/page/2', 'https://example.org/a#!/page/2'],
  ['https://example.org/a#!', 'https://example.org/a'],
  // Queries
  ['https://example.org/?', 'https://example.org/'],
  ['https://example.org/?p=12', 'https://example.org/?p=12'],
  ['https://example.org/?b=2&a=1', 'https://example.org/?b=2&a=1'],
  ['https://example.org/?a=1&&b=2&', 'https://example.org/?a=1&b=2'],
  ['https://example.org/?a=&b', 'https://example.org/?a=&b'],
  ['https://example.org/?a=1&a=1', 'https://example.org/?a=1&a=1'],
  // Tracking parameters
  ['https://example.org/?utm_source=x&utm_medium=y', 'https://example.org/'],
  ['https://example.org/?a=1&UTM_Source=x&b=2', 'https://example.org/?a=1&b=2'],
  ['https://example.org/?utm%5Fsource=x', 'https://example.org/'],
  ['https://example.org/?fbclid=1&gclid=2&dclid=3&msclkid=4', 'https://example.org/'],
  ['https://example.org/?mc_cid=1&mc_eid=2&igshid=3&p=1', 'https://example.org/?p=1'],
  ['https://example.org/?ref=twitter', 'https://example.org/'],
  ['https://example.org/?ref', 'https://example.org/'],
  ['https://example.org/?reference=12&refs=1', 'https://example.org/?reference=12&refs=1'],
  ['https://youtu.be/abc?si=x&t=10', 'https://youtu.be/abc?t=10'],
  ['https://www.youtube.com/watch?v=abc&feature=share', 'https://www.youtube.com/watch?v=abc'],
  ['https://example.org/?si=1&s=2', 'https://example.org/?si=1&s=2'],
  ['https://example.org/#utm_source=x', 'https://example.org/'],
  // What only looks like a Flattr link
  ['https://flattr.com/profile/anna', 'https://flattr.com/profile/anna'],
  ['https://example.org/submit/auto', 'https://example.org/submit/auto'],
];

/** Pairs that are one thing, and pairs that are not. */
const SAME: [string, string][] = [
  ['http://example.org/a', 'https://example.org/a'],
  ['https://example.org/a/', 'https://example.org/a'],
  ['http://example.org/a/?p=1#top', 'https://EXAMPLE.org:443/a?p=1&utm_source=mail'],
  ['http://example.org', 'https://example.org/'],
];
const DIFFERENT: [string, string][] = [
  ['https://example.org/a', 'https://www.example.org/a'],
  ['https://example.org/a', 'https://example.org/A'],
  ['https://example.org/a', 'https://example.org/a//'],
  ['https://example.org/a', 'https://example.org/a?'.concat('p=1')],
  ['https://example.org/?a=1&b=2', 'https://example.org/?b=2&a=1'],
  ['https://example.org/a+b', 'https://example.org/a%20b'],
  ['https://example.org/a%2Fb', 'https://example.org/a/b'],
  ['https://example.org/', 'https://example.org:8443/'],
  ['https://example.org/#!a', 'https://example.org/#!b'],
  ['https://example.org/?a', 'https://example.org/?a='],
];

/** [what is written, words of the error] */
const REFUSED: [string, RegExp][] = [
  ['', /address of the page/],
  ['example.org/a', /not an address/],
  ['/a', /not an address/],
  ['https://', /not an address/],
  ['https://exa mple.org/', /not an address/],
  ['https://example.org:99999/', /not an address/],
  ['ftp://example.org/a', /begins with https/],
  ['javascript:alert(1)', /begins with https/],
  ['data:text/html,a', /begins with https/],
  ['file:///etc/passwd', /begins with https/],
  ['mailto:anna@example.org', /begins with https/],
  ['https://anna:secret@example.org/', /user name/],
  ['https://anna@example.org/', /user name/],
  [`https://example.org/${'a'.repeat(8192)}`, /2048/],
  [`https://example.org/${'é'.repeat(1000)}`, /2048/],
  ['http://localhost/', /public internet/],
  ['http://localhost:3000/', /public internet/],
  ['http://127.0.0.1/', /public internet/],
  ['http://[::1]/', /public internet/],
  ['http://10.0.0.1/', /public internet/],
  ['http://93.184.216.34/', /public internet/],
  ['http://2130706433/', /public internet/],
  ['http://0x7f.1/', /public internet/],
  ['http://[::ffff:10.0.0.1]/', /public internet/],
  ['http://intranet/', /public internet/],
  ['http://printer.local/', /public internet/],
  ['http://db.internal/', /public internet/],
  ['http://nas.home.arpa/', /public internet/],
  ['https://anna.example/', /public internet/],
  ['https://co.uk/', /public internet/],
  ['https://com/', /public internet/],
  ['https://flattr.com/submit/auto?user_id=anna&url=https%3A%2F%2Fexample.org', /Flattr link/],
  ['https://flattr.com/submit/auto', /Flattr link/],
  ['https://pay.example.org/submit/auto?url=https%3A%2F%2Fexample.org', /Flattr link/],
];

describe('canonicalUrl', () => {
  for (const [written, canonical] of CANONICAL) {
    it(`writes ${JSON.stringify(written)} as ${canonical}`, () => {
      expect(canonicalUrl(written, LIVE).url).to.equal(canonical);
      expect(canonicalUrl(canonical, LIVE).url, 'again').to.equal(canonical);
    });
  }

  for (const [one, other] of SAME) {
    it(`takes ${one} and ${other} for one thing`, () => {
      expect(canonicalUrl(one, LIVE).hash).to.equal(canonicalUrl(other, LIVE).hash);
    });
  }

  for (const [one, other] of DIFFERENT) {
    it(`keeps ${one} and ${other} apart`, () => {
      expect(canonicalUrl(one, LIVE).hash).not.to.equal(canonicalUrl(other, LIVE).hash);
    });
  }

  for (const [written, words] of REFUSED) {
    it(`refuses ${JSON.stringify(written.slice(0, 60))}`, () => {
      expect(() => canonicalUrl(written, LIVE))
        .to.throw(DomainError, words)
        .with.nested.property('fields.url');
    });
  }

  it('takes this machine and names for tests in a sandbox, and nothing else that is private', () => {
    for (const url of [
      'http://localhost:4000/a',
      'http://127.0.0.1:4000/a',
      'http://[::1]:4000/a',
      'http://demo.localhost/a',
      'http://anna.example/a',
      'http://anna.test/a',
    ]) {
      expect(canonicalUrl(url, SANDBOX).url).to.equal(url);
    }
    for (const url of ['http://10.0.0.1/', 'http://0.0.0.0/', 'http://intranet/', 'http://test/']) {
      expect(() => canonicalUrl(url, SANDBOX)).to.throw(DomainError, /public internet/);
    }
  });

  it('names the host with an unusual port, and hashes the address without its scheme', () => {
    expect(canonicalUrl('http://Example.org:8080/a/', LIVE)).to.deep.equal({
      url: 'http://example.org:8080/a/',
      host: 'example.org:8080',
      hash: createHash('sha256').update('https://example.org:8080/a').digest('hex').slice(0, 32),
    });
  });

  it('gives the same again for what it gave, whatever was written', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 12 });
    const nasty = fc.constantFrom(
      '%',
      '%2',
      '%2F',
      '%25',
      '%41',
      '#!',
      '&&',
      '?',
      '..',
      '%2e',
      "'",
    );
    const tail = fc.array(fc.oneof(part, nasty, fc.webPath(), fc.webQueryParameters()));
    fc.assert(
      fc.property(fc.webAuthority({ withPort: true }), tail, (authority, parts) => {
        const written = `https://${authority}/${parts.join('')}`;
        let first: ReturnType<typeof canonicalUrl>;
        try {
          first = canonicalUrl(written, LIVE);
        } catch (error) {
          expect(error).to.be.instanceOf(DomainError);
          return;
        }
        expect(canonicalUrl(first.url, LIVE)).to.deep.equal(first);
      }),
      { numRuns: 1000 },
    );
  });
});
