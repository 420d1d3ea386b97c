import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type FeedServer, feedServer, podcastFeed } from '../../test/feed-server.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { flattrThing } from '../flattrs/flattr-thing.ts';
import { submissionOfUrl } from '../flattrs/read-submission.ts';
import { findThing } from '../things/find-thing.ts';
import { checkItemPages } from './check-item-pages.ts';
import type { Feed } from './feed.ts';
import { feedsOfThing } from './feeds-of-thing.ts';
import { fetchDueFeeds } from './fetch-due-feeds.ts';
import { findFeed } from './find-feed.ts';
import { followFeed } from './follow-feed.ts';
import { addressOf } from './place-item.ts';

describe('Feeds', () => {
  let server: TestServer;
  let pod: FeedServer;
  beforeEach(async () => {
    [server, pod] = await Promise.all([testServer(), feedServer()]);
  });
  afterEach(() => Promise.all([server.close(), pod.close()]));

  const follow = () => followFeed(server.deps, { url: `${pod.url}/feed.xml` });
  const again = async ({ id }: Feed) => (await findFeed(server.deps.db, id))!;
  const thingAt = (url: string) =>
    findThing(server.deps.db, { hash: addressOf(server.deps, url)!.hash });
  const click = (memberId: number, url: string) =>
    flattrThing(server.deps, {
      supporter: { memberId },
      thing: submissionOfUrl(url, server.deps),
      source: 'api',
    });
  const episode = (n: number) => ({
    guid: `e${n}`,
    link: `${pod.url}/${n}`,
    audio: `${pod.url}/${n}.mp3`,
  });

  it('become things, an episode each, that say what the feed says', async () => {
    pod.putFeed('/feed.xml', podcastFeed({ link: pod.url, episodes: [episode(1), episode(2)] }));
    const feed = await follow();
    expect(await fetchDueFeeds(server.deps)).to.deep.equal({ read: 1, failed: 0 });

    expect(await again(feed)).to.include({ title: 'The Show', language: 'de_DE', problem: '' });
    const thing = (await thingAt(`${pod.url}/1`))!;
    expect(thing).to.include({
      title: 'Episode e1',
      description: 'About e1',
      imageUrl: 'https://pod.example/cover.jpg',
      language: 'de_DE',
      category: 'audio',
      isHidden: false,
    });
    expect(thing.tags).to.deep.equal(['arts', 'books']);
    expect(await feedsOfThing(server.deps.db, thing)).to.deep.equal([
      { id: feed.id, address: `${pod.url}/feed.xml`, podcastGuid: null },
    ]);
  });

  it('are asked politely: once an hour, with what we know, and not when there is nothing new', async () => {
    pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(1)] }));
    await follow();
    await fetchDueFeeds(server.deps);
    await fetchDueFeeds(server.deps);
    expect(pod.asked).to.have.length(1);

    server.setTime('2026-01-10T13:10:00Z');
    await Promise.all([fetchDueFeeds(server.deps), fetchDueFeeds(server.deps)]);
    expect(pod.asked).to.have.length(2);
    expect(pod.asked[1]!.headers['if-none-match']).to.be.a('string');
    expect(pod.asked[1]!.headers['user-agent']).to.match(/^Flattr \(\+http/);

    pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(2), episode(1)] }));
    server.setTime('2026-01-10T14:20:00Z');
    await fetchDueFeeds(server.deps);
    expect(await thingAt(`${pod.url}/2`)).to.include({ title: 'Episode e2' });
  });

  it('are flattred by the page, the audio or the guid alike', async () => {
    const [ann, ben, cid] = [
      await aSupporter(server.deps),
      await aSupporter(server.deps),
      await aSupporter(server.deps),
    ];
    const guid = `${pod.url}/?p=1`;
    const item = { ...episode(1), guid };
    pod.putFeed(
      '/feed.xml',
      podcastFeed({ episodes: [item] }).replace('isPermaLink="false"', 'isPermaLink="true"'),
    );
    await follow();
    await fetchDueFeeds(server.deps);
    const things = [
      await click(ann.id, item.audio),
      await click(ben.id, item.link),
      await click(cid.id, guid),
    ];
    expect(new Set(things.map(({ thing }) => thing.id)).size).to.equal(1);
    expect(things[0]!.thing.url).to.equal(item.link);
    const twice = await click(ann.id, item.link).catch((error) => error);
    expect(twice.code).to.equal('flattr_once');
  });

  it('join things that came before them: open flattrs once, and what is past stays', async () => {
    const { deps } = server;
    const [ann, ben] = [await aSupporter(deps), await aSupporter(deps)];
    const { link, audio } = episode(1);
    const byAudio = await click(ann.id, audio);
    const byPage = await click(ann.id, link);
    await click(ben.id, link);
    expect(byAudio.thing.id).not.to.equal(byPage.thing.id);

    pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(1)] }));
    await follow();
    await fetchDueFeeds(deps);
    const thing = (await thingAt(link))!;
    expect(thing.id).to.equal(byAudio.thing.id);
    expect(await findThing(deps.db, { id: byPage.thing.id })).to.include({ id: thing.id });
    const flattrs = await deps
      .db('flattrs')
      .orderBy('supporter_id')
      .select('supporter_id', 'thing_id');
    expect(flattrs).to.deep.equal([
      { supporter_id: ann.id, thing_id: thing.id },
      { supporter_id: ben.id, thing_id: thing.id },
    ]);
  });

  it('leave apart what belongs to different members', async () => {
    const { deps } = server;
    const eve = await aMember(deps, { name: 'eve' });
    const ann = await aSupporter(deps);
    const { link, audio } = episode(1);
    await click(ann.id, link);
    await click(
      ann.id,
      `${server.url}/submit/auto?${new URLSearchParams({ url: audio, user_id: eve.name })}`,
    );
    pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(1)] }));
    await follow();
    await fetchDueFeeds(deps);
    expect((await thingAt(audio))!.creatorId).to.equal(eve.id);
    expect((await thingAt(link))!.creatorId).to.equal(null);
    expect(await deps.db('flattrs')).to.have.length(2);
  });

  describe('of somebody else', () => {
    let evil: FeedServer;
    beforeEach(async () => {
      evil = await feedServer('127.0.0.3');
    });
    afterEach(() => evil.close());

    it('cannot take pages that do not link back to them', async () => {
      const { deps } = server;
      pod.put('/1', { headers: { 'content-type': 'text/html' }, body: '<title>Mine</title>' });
      const stolen = { guid: 'x', link: `${pod.url}/1`, audio: `${evil.url}/x.mp3` };
      evil.putFeed('/feed.xml', podcastFeed({ episodes: [stolen] }));
      await followFeed(deps, { url: `${evil.url}/feed.xml` });
      await fetchDueFeeds(deps);
      await checkItemPages(deps);

      expect(await thingAt(`${pod.url}/1`), 'the page is nothing by that').to.equal(undefined);
      expect((await thingAt(stolen.audio))!.url).to.equal(stolen.audio);
    });

    it('cannot move to a feed and have its episodes', async () => {
      const { deps } = server;
      pod.putFeed('/feed.xml', podcastFeed({ episodes: [episode(1)] }));
      evil.put('/feed.xml', { status: 301, headers: { location: `${pod.url}/feed.xml` } });
      const feed = await followFeed(deps, { url: `${evil.url}/feed.xml` });
      await fetchDueFeeds(deps);

      expect((await again(feed)).url).to.equal(`${pod.url}/feed.xml`);
      expect(await feedsOfThing(deps.db, (await thingAt(`${pod.url}/1`))!)).to.deep.equal([]);
    });

    it('have a page that links back to them', async () => {
      const { deps } = server;
      const item = { guid: 'x', link: `${pod.url}/1`, audio: `${evil.url}/x.mp3` };
      evil.putFeed('/feed.xml', podcastFeed({ episodes: [item] }));
      pod.put('/1', {
        headers: { 'content-type': 'text/html' },
        body: `<title>A</title><link rel="alternate" type="application/rss+xml" href="${evil.url}/feed.xml">`,
      });
      const feed = await followFeed(deps, { url: `${evil.url}/feed.xml` });
      await fetchDueFeeds(deps);
      expect(await checkItemPages(deps)).to.equal(1);
      const thing = (await thingAt(item.link))!;
      expect(await feedsOfThing(deps.db, thing)).to.have.length(1);
      expect((await feedsOfThing(deps.db, thing))[0]).to.include({ id: feed.id });
      expect((await thingAt(item.audio))!.id).to.equal(thing.id);
    });

    it('share no audio file: what two name leads nowhere', async () => {
      const { deps } = server;
      const cdn = 'https://cdn.example/1.mp3';
      pod.putFeed('/feed.xml', podcastFeed({ episodes: [{ ...episode(1), audio: cdn }] }));
      evil.putFeed(
        '/feed.xml',
        podcastFeed({ episodes: [{ guid: 'x', link: `${evil.url}/x`, audio: cdn }] }),
      );
      await followFeed(deps, { url: `${evil.url}/feed.xml` });
      await fetchDueFeeds(deps);
      expect((await thingAt(cdn))!.url).to.equal(`${evil.url}/x`);
      await follow();
      await fetchDueFeeds(deps);
      expect(await thingAt(cdn)).to.equal(undefined);
    });
  });
});
