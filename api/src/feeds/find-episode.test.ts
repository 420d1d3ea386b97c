import { expect } from 'chai';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { type FeedServer, feedServer, podcastFeed } from '../../test/feed-server.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { fetchDueFeeds } from './fetch-due-feeds.ts';
import { followFeed } from './follow-feed.ts';

describe('An episode by its guid', () => {
  const GUID = 'podlove-2026-01-09t08:00:00+00:00-f3c1';
  let server: TestServer;
  let pod: FeedServer;
  let supporter: Member;
  let feed: string;

  beforeEach(async () => {
    [server, pod] = await Promise.all([testServer(), feedServer()]);
    supporter = await aSupporter(server.deps);
    feed = `${pod.url}/feed.xml`;
    const episodes = [
      { guid: 'one', link: `${pod.url}/1`, audio: `${pod.url}/1.mp3` },
      { guid: GUID, link: `${pod.url}/2`, audio: `${pod.url}/2.mp3` },
    ];
    pod.putFeed('/feed.xml', podcastFeed({ link: pod.url, episodes }));
    await followFeed(server.deps, { url: feed });
    await fetchDueFeeds(server.deps);
  });
  afterEach(() => Promise.all([server.close(), pod.close()]));

  const link = (guid: string, url = feed) =>
    `/submit/auto?${new URLSearchParams({ url, guid, popup: '0' })}`;
  const flattred = async (): Promise<string[]> =>
    server.deps
      .db('flattrs')
      .join('things', 'things.id', 'flattrs.thing_id')
      .orderBy('things.url')
      .pluck('things.url');

  it('is flattred by a link with the address of its feed, the same as by its page and its audio', async () => {
    const browser = await server.as(supporter);
    const page = await browser.get(link(GUID));
    expect(page.text).to.include(`Episode ${GUID}`);
    const done = await browser.follow(await browser.post(link(GUID)));
    expect(done.text).to.include('Flattred');
    for (const url of [`${pod.url}/2`, `${pod.url}/2.mp3`]) {
      await browser.post(`/submit/auto?${new URLSearchParams({ url })}`);
    }
    await browser.post(link(GUID));
    expect(await flattred()).to.deep.equal([`${pod.url}/2`]);
  });

  it('is flattred and looked up over the API, by the two or by the link', async () => {
    const program = server.visitor().withToken(await aToken(server.deps, supporter));
    const body = { url: feed, guid: GUID };
    const one = await program.send('POST', '/rest/v2/flattr', { json: body });
    expect([one.status, one.body.thing.url]).to.deep.equal([200, `${pod.url}/2`]);
    const url = `${server.url}${link('one')}`;
    const two = await program.send('POST', '/rest/v2/flattr', { json: { url } });
    expect(two.body.thing.url).to.equal(`${pod.url}/1`);
    const found = await program.get(`/rest/v2/things/lookup?${new URLSearchParams(body)}`);
    expect([found.status, found.body.location]).to.deep.equal([302, one.body.thing.resource]);
  });

  it('that the feed does not have is not flattred, and the page says what to do', async () => {
    const browser = await server.as(supporter);
    for (const answer of [await browser.get(link('none')), await browser.post(link('none'))]) {
      expect(answer.status).to.equal(400);
      expect(answer.text).to.include('no episode with this guid');
    }
    expect(await flattred()).to.deep.equal([]);
  });

  it('of what is no feed here is left aside, as ever', async () => {
    const browser = await server.as(supporter);
    await browser.post(link(GUID, 'https://blog.example/post'));
    expect(await flattred()).to.deep.equal(['https://blog.example/post']);
  });

  it('earns for whose its thing is, whomever the link names', async () => {
    const mallory = await aMember(server.deps, { name: 'mallory' });
    const browser = await server.as(supporter);
    await browser.post(`${link(GUID)}&user_id=mallory`);
    const thing = await server.deps
      .db('things')
      .where({ url: `${pod.url}/2` })
      .first();
    expect(thing.creator_id).to.not.equal(mallory.id);
  });
});
