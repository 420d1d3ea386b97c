import { expect } from 'chai';
import { addPaymentLinks } from '../../plugins/html/add-payment-links.mjs';
import { atomFeed, HOSTILE_TITLES, rssFeed } from './feeds.ts';
import { readFeed } from './read-feed.ts';
import { type TestServer, testServer } from './server.ts';

describe('Programs that read feeds', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('find the payment links of a podcast, and each leads to a click page that works', async () => {
    const feed = addPaymentLinks(rssFeed(HOSTILE_TITLES), { service: server.url, user: 'anna' });
    const { bozo, feed: ofFeed, entries, podcast, episodes } = readFeed(feed);

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
    const { bozo, feed: ofFeed, entries } = readFeed(feed);
    expect(bozo).to.equal(false);
    expect(ofFeed).to.have.length(1);
    expect(entries.map((links) => links.length)).to.deep.equal(HOSTILE_TITLES.map(() => 1));
  });
});
