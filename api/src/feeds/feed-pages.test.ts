import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type FeedServer, feedServer, podcastFeed } from '../../test/feed-server.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { fetchDueFeeds } from './fetch-due-feeds.ts';

describe('The pages of feeds', () => {
  let server: TestServer;
  let pod: FeedServer;
  let browser: Awaited<ReturnType<TestServer['as']>>;
  beforeEach(async () => {
    [server, pod] = await Promise.all([testServer(), feedServer()]);
    browser = await server.as(await aMember(server.deps, { name: 'ann' }));
  });
  afterEach(() => Promise.all([server.close(), pod.close()]));

  const at = (url = `${pod.url}/feed.xml`) => `/feeds/show?${new URLSearchParams({ url })}`;
  const add = async (url = `${pod.url}/feed.xml`) =>
    browser.follow(await browser.post('/feeds', { url }));
  const episode = (n: number) => ({
    guid: `e${n}`,
    link: `${pod.url}/${n}`,
    audio: `${pod.url}/${n}.mp3`,
  });

  it('take a feed and show its episodes, each with its thing and the addresses that lead there', async () => {
    const guid = `${pod.url}/?p=1`;
    const text = podcastFeed({ episodes: [{ ...episode(1), guid }] });
    pod.putFeed('/feed.xml', text.replace('isPermaLink="false"', 'isPermaLink="true"'));
    expect((await add()).text)
      .to.include('It is added.')
      .and.to.include('not read yet')
      .and.to.include('within a minute');
    await fetchDueFeeds(server.deps);

    const page = await browser.get(`${at()}&done=added`);
    expect(page.text, 'reloaded').to.not.include('It is added.');
    const thing = await server.deps.db('things').first();
    expect(page.text)
      .to.include('1 episode')
      .and.to.include(`href="/thing/${thing.id}"`)
      .and.to.include('can be flattred by its page, audio, or guid')
      .and.to.include('January 10, 2026, 12:00 UTC');
    expect((await browser.get('/feeds')).text).to.include('The Show');
    const claim = await browser.post('/claims', { url: `${pod.url}/feed.xml` });
    expect((await browser.follow(claim)).text).to.include(`${at().replace('&', '&amp;')}">Its`);
    // Added again, as old programs write it, it is the same one.
    await add(`feed:${pod.url}/feed.xml`);
    expect(await server.deps.db('feeds')).to.have.length(1);
  });

  it('say why a feed cannot be read and when it is next, and read it at once when asked', async () => {
    pod.put('/feed.xml', { status: 500 });
    await add();
    await fetchDueFeeds(server.deps);
    const failed = await browser.get(at());
    expect(failed.text)
      .to.include('It could not be read')
      .and.to.include('500')
      .and.to.include('1 time in a row')
      .and.to.include('January 10, 2026, 13:');

    pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(1)] }));
    await fetchDueFeeds(server.deps);
    expect((await browser.get(at())).text, 'not before its time').to.include('500');
    const asked = await browser.follow(
      await browser.post('/feeds/read', { url: `${pod.url}/feed.xml` }),
    );
    expect(asked.text).to.include('We read it within a minute');
    await fetchDueFeeds(server.deps);
    const read = await browser.get(at());
    expect(read.text).to.include('1 episode').and.to.not.include('could not be read');
  });

  it('let a feed come back that was gone', async () => {
    pod.put('/feed.xml', { status: 410 });
    await add();
    await fetchDueFeeds(server.deps);
    expect((await browser.get(at())).text)
      .to.include('gone for good (410)')
      .and.to.include('not any more');
    pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(1)] }));
    await browser.post('/feeds/read', { url: `${pod.url}/feed.xml` });
    await fetchDueFeeds(server.deps);
    expect((await browser.get(at())).text)
      .to.include('1 episode')
      .and.to.not.include('gone');
  });

  it('press no other server: a feed is read at once three times in a quarter of an hour', async () => {
    await add();
    const url = `${pod.url}/feed.xml`;
    for (const status of [303, 303, 303, 403]) {
      expect((await browser.post('/feeds/read', { url })).status).to.equal(status);
    }
    const other = await server.as(await aMember(server.deps, { name: 'ben' }));
    expect((await other.post('/feeds/read', { url })).status, 'by anybody').to.equal(403);
  });

  it('name a feed to those only who know its address, or added it', async () => {
    await add(`${pod.url}/secret.xml`);
    const other = await server.as(await aSupporter(server.deps));
    expect((await other.get('/feeds')).text).to.not.include('secret.xml');
    expect((await other.get(at(`${pod.url}/secret.xml`))).status).to.equal(200);
    for (const url of [`${pod.url}/other.xml`, 'nonsense', '']) {
      expect((await other.get(at(url))).status, url).to.equal(404);
      expect((await other.post('/feeds/read', { url })).status, url).to.equal(404);
    }
    const visitor = await server.visitor().get('/feeds');
    expect(visitor.headers.get('Location')).to.match(/^\/sign-in/);
  });

  it('say what cannot be a feed, and take no form from elsewhere', async () => {
    for (const url of ['', 'nonsense', 'ftp://x.example/feed', 'javascript:alert(1)']) {
      const answer = await browser.post('/feeds', { url });
      expect(answer.status, url).to.equal(400);
      expect(answer.text, url).to.include('has-error');
    }
    for (const path of ['/feeds', '/feeds/read']) {
      const foreign = { form: { url: 'x' }, headers: { Origin: 'https://evil.example' } };
      expect((await browser.send('POST', path, foreign)).status, path).to.equal(403);
    }
    expect(await server.deps.db('feeds')).to.deep.equal([]);
  });
});
