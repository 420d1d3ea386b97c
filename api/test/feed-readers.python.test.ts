import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { addPaymentLinks } from '../../plugins/html/add-payment-links.mjs';
import { feedReaderPython } from '../../scripts/find-program.ts';
import { atomFeed, HOSTILE_TITLES, rssFeed } from './feeds.ts';
import { type TestServer, testServer } from './server.ts';

/** Reads a feed as two programs do, and strictly as XML. */
const READ = `
import feedparser, io, json, podcastparser, sys, xml.dom.minidom
text = sys.stdin.buffer.read()
xml.dom.minidom.parseString(text)
parsed = feedparser.parse(text)
payment = lambda links: [link['href'] for link in links if link['rel'] == 'payment']
result = {
    'bozo': bool(parsed.bozo),
    'feed': payment(parsed.feed.get('links', [])),
    'entries': [payment(entry.get('links', [])) for entry in parsed.entries],
}
podcast = podcastparser.parse('https://pod.example.org/feed', io.BytesIO(text))
result['podcast'] = podcast.get('payment_url')
result['episodes'] = [episode['payment_url'] for episode in podcast['episodes']]
print(json.dumps(result))
`;

type Read = {
  bozo: boolean;
  feed: string[];
  entries: string[][];
  podcast: string | null;
  episodes: string[];
};

function read(feed: string): Read {
  const python = feedReaderPython();
  expect(python, 'a Python with feedparser and podcastparser').to.be.a('string');
  const { status, stdout, stderr } = spawnSync(python!, ['-c', READ], { input: feed });
  expect(status, stderr.toString()).to.equal(0);
  return JSON.parse(stdout.toString()) as Read;
}

describe('Programs that read feeds', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('find the payment links of a podcast, and each leads to a click page that works', async () => {
    const feed = addPaymentLinks(rssFeed(HOSTILE_TITLES), { service: server.url, user: 'anna' });
    const { bozo, feed: ofFeed, entries, podcast, episodes } = read(feed);

    expect(bozo).to.equal(false);
    expect(ofFeed).to.deep.equal([podcast]);
    expect(entries.flat()).to.have.members(episodes);
    expect(episodes).to.have.length(HOSTILE_TITLES.length);
    for (const link of [podcast!, ...episodes]) {
      expect(link).to.match(
        /\/submit\/auto\?url=https%3A%2F%2Fpod\.example\.org%2F.*&user_id=anna&/,
      );
      const page = await server.visitor().get(link);
      expect(page.status, link).to.equal(200);
      expect(page.text).to.include('pod.example.org').and.not.include('<script>alert');
    }
  });

  it('find those of a blog in Atom', () => {
    const feed = addPaymentLinks(atomFeed(HOSTILE_TITLES), { service: server.url, user: 'anna' });
    const { bozo, feed: ofFeed, entries } = read(feed);
    expect(bozo).to.equal(false);
    expect(ofFeed).to.have.length(1);
    expect(entries.map((links) => links.length)).to.deep.equal(HOSTILE_TITLES.map(() => 1));
  });
});
