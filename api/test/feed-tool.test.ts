import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { addPaymentLinks } from '../../plugins/html/add-payment-links.mjs';
import { atomFeed, HOSTILE_TITLES, rssFeed } from './feeds.ts';

const TOOL = fileURLToPath(new URL('../../plugins/html/flattr-feed.mjs', import.meta.url));
const OPTIONS = { service: 'https://flattr.example', user: 'anna' };

/** What the links say, in order. */
function links(feed: string): Record<string, string>[] {
  return [
    ...feed.matchAll(/rel="payment" type="text\/html" title="Flattr this!" href="([^"]*)"\/>/g),
  ]
    .map(([, href]) => new URL(href!.replaceAll('&amp;', '&')))
    .map((url) => {
      expect(url.origin + url.pathname).to.equal('https://flattr.example/submit/auto');
      return Object.fromEntries(url.searchParams);
    });
}

describe('The feed tool', () => {
  it('adds a link to an RSS feed and to each entry, and leaves all else as it is', () => {
    const feed = rssFeed(['First', 'Second']);
    const made = addPaymentLinks(feed, OPTIONS);
    expect(links(made)).to.deep.equal([
      { url: 'https://pod.example.org/', user_id: 'anna', title: 'Pod & cast' },
      { url: 'https://pod.example.org/?p=0&a=b', user_id: 'anna', title: 'First' },
      { url: 'https://pod.example.org/?p=1&a=b', user_id: 'anna', title: 'Second' },
    ]);
    expect(made).to.include(' xmlns:atom="http://www.w3.org/2005/Atom"');
    expect(
      made.match(/<podcast:funding url="https:[^"<]*">Flattr this!<\/podcast:funding>/g),
    ).to.have.length(1);
    const without = made
      .replace(/ xmlns:(atom|podcast)="[^"]*"/g, '')
      .replace(/<atom:link [^>]*\/>\s*/g, '')
      .replace(/<podcast:funding .*<\/podcast:funding>\s*/, '');
    expect(without).to.equal(feed);
  });

  it('adds them to Atom, whatever the prefix of its names', () => {
    const expected = [
      { url: 'https://blog.example.org/', fid: 'abc123', title: 'A blog' },
      { url: 'https://blog.example.org/0', fid: 'abc123', title: 'First' },
    ];
    const options = { service: 'https://flattr.example/', fid: 'abc123' };
    const made = addPaymentLinks(atomFeed(), options);
    expect(links(made)).to.deep.equal(expected);
    expect(made).to.not.include('atom:link').and.not.include('podcast');

    const prefixed = atomFeed()
      .replace(/<(\/?)(?=\w)/g, '<$1a:')
      .replace('xmlns=', 'xmlns:a=');
    expect(links(addPaymentLinks(prefixed, options))).to.deep.equal(expected);
    expect(addPaymentLinks(prefixed, options)).to.include('<a:link rel="payment"');
  });

  it('adds none a second time', () => {
    for (const feed of [rssFeed(['A', 'B']), atomFeed(['A', 'B'])]) {
      const once = addPaymentLinks(feed, OPTIONS);
      expect(addPaymentLinks(once, OPTIONS)).to.equal(once);
    }
  });

  it('uses the names of namespaces that a feed has, and takes none that stands for another', () => {
    const known = rssFeed().replace('<rss', '<rss xmlns:a="http://www.w3.org/2005/Atom"');
    expect(addPaymentLinks(known, OPTIONS)).to.include('<a:link').and.not.include('xmlns:atom');
    const taken = rssFeed().replace('<rss', '<rss xmlns:atom="https://other.example/"');
    expect(addPaymentLinks(taken, OPTIONS))
      .to.include('<flattr-atom:link')
      .and.include('xmlns:flattr-atom="http://www.w3.org/2005/Atom"');
  });

  it('understands RSS 1.0, and the permanent address in place of a link', () => {
    const rdf =
      '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><link>https://a.example.org/</link>' +
      '</channel><item><link>https://a.example.org/1</link></item></rdf:RDF>';
    expect(links(addPaymentLinks(rdf, OPTIONS)).map(({ url }) => url)).to.deep.equal([
      'https://a.example.org/',
      'https://a.example.org/1',
    ]);
    const guid =
      '<rss><channel><item><guid>https://a.example.org/g</guid></item>' +
      '<item><guid isPermaLink="false">https://a.example.org/h</guid></item>' +
      '<item><link>javascript:alert(1)</link></item></channel></rss>';
    expect(links(addPaymentLinks(guid, OPTIONS)).map(({ url }) => url)).to.deep.equal([
      'https://a.example.org/g',
    ]);
  });

  it('lets no title out of its attribute', () => {
    const made = addPaymentLinks(rssFeed(HOSTILE_TITLES), OPTIONS);
    for (const link of links(made)) expect(link.user_id).to.equal('anna');
    expect(links(made)).to.have.length(1 + HOSTILE_TITLES.length);
    for (const [element] of made.matchAll(/<atom:link[^>]*>/g)) {
      expect(element).to.match(/^<atom:link( \w+="[\x20\x21\x23-\x3b\x3d\x3f-\x7e]*"){4}\/>$/);
    }
  });

  it('says that something is no feed', () => {
    for (const text of ['', 'words', '<html><body/></html>', '{"version":"1.1"}']) {
      expect(() => addPaymentLinks(text, OPTIONS)).to.throw('no feed');
    }
  });

  describe('on the command line', () => {
    const run = (input: string | Buffer, ...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [TOOL, ...args], { input });
      return { status, stdout, stderr: stderr.toString() };
    };

    it('reads a feed and writes it with links, byte for byte in any charset', () => {
      const latin = Buffer.from(rssFeed(['Caf\u00e9']).replace('UTF-8', 'ISO-8859-1'), 'latin1');
      for (const feed of [Buffer.from(`\ufeff${rssFeed(HOSTILE_TITLES)}`), latin]) {
        const { status, stdout } = run(feed, '--service', OPTIONS.service, '--user', 'anna');
        expect(status).to.equal(0);
        const before = feed.subarray(0, 40);
        expect(stdout.subarray(0, 40).equals(before)).to.equal(true);
        expect(stdout.length).to.be.greaterThan(feed.length);
      }
      const made = run(latin, '--service', OPTIONS.service, '--user', 'anna').stdout;
      expect(made.includes(Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x3c]))).to.equal(true);
    });

    it('says what is missing or wrong, and writes nothing', () => {
      for (const [input, args, message] of [
        ['', [], 'which service'],
        ['', ['--service', 'ftp://a', '--user', 'a'], 'which service'],
        ['', ['--service', OPTIONS.service], 'whose'],
        ['', ['--nonsense'], 'nonsense'],
        ['<html/>', ['--service', OPTIONS.service, '--user', 'a'], 'no feed'],
      ] as const) {
        const { status, stdout, stderr } = run(input, ...args);
        expect([status, stdout.length], message).to.deep.equal([1, 0]);
        expect(stderr).to.include(message);
      }
      expect(run('', '--help').stdout.toString()).to.include('--service URL');
    });
  });
});
