import { expect } from 'chai';
import fc from 'fast-check';
import { DomainError } from '../errors.ts';
import { canonicalUrl } from '../things/canonical-url.ts';
import { isOnSite, parseSiteAddress, siteAddressesOf } from './site-address.ts';

describe('The sites that a page may belong to', () => {
  for (const [url, sites] of [
    ['https://example.org/', ['example.org']],
    ['https://example.org/a/b.html?c=d', ['example.org/a/b.html', 'example.org/a', 'example.org']],
    ['https://www.example.org/a/', ['www.example.org/a', 'www.example.org', 'example.org']],
    ['https://a.b.example.co.uk/', ['a.b.example.co.uk', 'b.example.co.uk', 'example.co.uk']],
    ['https://alice.wordpress.com/', ['alice.wordpress.com']],
    ['https://www.alice.wordpress.com/', ['www.alice.wordpress.com', 'alice.wordpress.com']],
    ['https://alice.github.io/blog', ['alice.github.io/blog', 'alice.github.io']],
    ['https://wordpress.com/alice', []],
    ['https://github.com/alice', ['github.com/alice', 'github.com']],
    [
      'https://gist.github.com/alice/1',
      ['gist.github.com/alice/1', 'gist.github.com/alice', 'gist.github.com', 'github.com'],
    ],
    ['https://mastodon.example/@alice', ['mastodon.example/@alice', 'mastodon.example']],
    ['https://example.org:8443/a', ['example.org:8443/a', 'example.org:8443']],
    ['http://127.0.0.1:8080/a', ['127.0.0.1:8080/a', '127.0.0.1:8080']],
    ['http://localhost/', ['localhost']],
  ] as const) {
    it(`for ${url} are ${sites.join(', ') || 'none'}`, () => {
      const canonical = canonicalUrl(url, { allowLoopback: true }).url;
      expect(siteAddressesOf(canonical)).to.deep.equal(sites);
    });
  }

  it('follow a path to a depth, so that no address costs more than a few look-ups', () => {
    const url = `https://example.org/${'a/'.repeat(900)}`;
    expect(siteAddressesOf(url)).to.have.length(9);
  });

  it('never reach a name that merely looks alike', () => {
    expect(isOnSite('https://evilexample.org/', 'example.org')).to.equal(false);
    expect(isOnSite('https://example.org.evil.net/', 'example.org')).to.equal(false);
    expect(isOnSite('https://example.org/alice2', 'example.org/alice')).to.equal(false);
    expect(isOnSite('https://example.org/@alice', 'example.org/')).to.equal(false);
    expect(isOnSite('https://example.org@evil.net/', 'example.org')).to.equal(false);
    expect(isOnSite('https://evil.net/example.org/', 'example.org')).to.equal(false);
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  it('are always names of the page itself, each once, the longer first', () => {
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('org', 'co.uk', 'github.io', 'wordpress.com', 'example'),
        fc.array(fc.stringMatching(/^[A-Za-z0-9@~._-]{1,8}$/), { maxLength: 12 }),
        (labels, suffix, segments) => {
          const host = [...labels, suffix].join('.');
          const { url } = canonicalUrl(`https://${host}/${segments.join('/')}`, {
            allowLoopback: true,
          });
          const sites = siteAddressesOf(url);
          expect(new Set(sites).size).to.equal(sites.length);
          for (const site of sites) {
            const [siteHost, ...path] = site.split('/');
            expect(host === siteHost || host.endsWith(`.${siteHost}`)).to.equal(true);
            expect(siteHost).to.match(/^[^.]+\..+/);
            expect(siteHost).to.not.equal(suffix);
            if (path.length > 0) {
              expect(siteHost).to.equal(host);
              expect(`${new URL(url).pathname}/`.startsWith(`/${path.join('/')}/`)).to.equal(true);
            }
            // Who types it gets the same, and what lies on a site lies on it by its own address.
            expect(parseSiteAddress(site, { allowLoopback: true })).to.equal(site);
            expect(isOnSite(`https://${site}`, site)).to.equal(true);
          }
        },
      ),
    );
  });
});

describe('The address of a site', () => {
  for (const [text, address] of [
    ['Example.ORG', 'example.org'],
    [' https://example.org/ ', 'example.org'],
    ['http://example.org', 'example.org'],
    ['https://example.org./', 'example.org'],
    ['https://github.com/Alice/', 'github.com/Alice'],
    ['example.org/blog?utm_source=x&y=z#top', 'example.org/blog'],
    ['https://münchen.de/', 'xn--mnchen-3ya.de'],
    ['example.org/a/../b', 'example.org/b'],
    ['https://example.org//a///b', 'example.org/a/b'],
    ['example.org/caf\u00e9', 'example.org/caf%C3%A9'],
  ] as const) {
    it(`of "${text}" is ${address}`, () => {
      expect(parseSiteAddress(text, { allowLoopback: false })).to.equal(address);
    });
  }

  for (const text of [
    '',
    'co.uk',
    'wordpress.com',
    'https://wordpress.com/alice',
    'github.io',
    'localhost',
    '127.0.0.1',
    '10.0.0.1',
    'https://[::1]/',
    'example.org:8443',
    'ftp://example.org',
    'https://me:secret@example.org/',
    'example',
    'not a site',
    'javascript:alert(1)',
    `example.org/${'a/'.repeat(9)}`,
    `example.org/${'a'.repeat(600)}`,
  ]) {
    it(`cannot be "${text.slice(0, 40)}"`, () => {
      expect(() => parseSiteAddress(text, { allowLoopback: false }))
        .to.throw(DomainError)
        .with.property('fields')
        .that.has.property('address');
    });
  }
});
