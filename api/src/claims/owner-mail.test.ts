import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { earningsBalance } from '../earnings/held-of.ts';
import type { Member } from '../members/member.ts';
import { findSiteAt } from '../sites/find-site.ts';
import { askFeedOwner } from './ask-feed-owner.ts';
import { checkClaim } from './check-claim.ts';
import type { Claim } from './claim.ts';
import { openClaim } from './open-claim.ts';
import { recheckClaims } from './recheck-claims.ts';
import { settleSites } from './settle-sites.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-02-01T02:00:00Z');

describe('A mail to the owner whom a feed names', () => {
  let internet: OwnInternet;
  let server: TestServer;
  let ann: Member;
  let claim: Claim;
  let feed: string;
  let count = 0;

  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());

  // Ten units wait on an episode of a feed that names its owner's address.
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    const { deps } = server;
    ann = await aMember(deps, { name: 'ann' });
    const supporter = await aSupporter(deps, { name: 'fan' });
    count += 1;
    feed = `https://${internet.at(`mail${count}.example`)}/feed`;
    await put('owner@pod.example');
    const thing = await aThing(deps, { url: feed.replace('/feed', '/one') });
    await flattrAll(deps, supporter, [thing]);
    server.setTime(new Date(START).toISOString());
    await closePeriod(deps, '2026-01');
    ({ claim } = await openClaim(deps, { memberId: ann.id, url: feed, kind: 'feed' }));
    await deps.db('things').where({ id: thing }).update({ feed_site_id: claim.siteId });
  });
  afterEach(() => server.close());

  const put = (owner: string, more = '') =>
    internet.files(`mail${count}.example`, {
      '/feed': {
        type: 'application/rss+xml',
        body: `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
          xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
          <title>Pod</title><itunes:owner><itunes:email>${owner}</itunes:email></itunes:owner>${more}
          <item><title>One</title><link>${feed.replace('/feed', '/one')}</link></item>
          </channel></rss>`,
      },
    });
  const ask = (member = ann) => askFeedOwner(server.deps, { member, claimId: claim.id });
  const link = async (to = 'owner@pod.example') => {
    const { body } = await newestMail(server.deps.db, to);
    return new URL(/http\S+\/claims\/owner\/\S+/.exec(body)![0]).pathname;
  };
  const site = () => findSiteAt(server.deps.db, feed);
  const money = async () => {
    const { available, held } = await earningsBalance(server.deps.db, ann.id);
    return { available, held };
  };
  const later = async (days: number) => {
    server.setTime(new Date(START + days * DAY).toISOString());
    await recheckClaims(server.deps);
    server.setTime(new Date(START + days * DAY + 60_000).toISOString());
    await settleSites(server.deps);
  };

  it('proves the feed by a yes, and holds what it brings for seven days', async () => {
    expect(await ask()).to.equal('o…@pod.example');
    const path = await link();
    const visitor = server.visitor();
    expect((await visitor.get(path)).text)
      .to.include('Is this right?')
      .and.to.include('ann');
    expect((await site())?.ownerId, 'a GET answers nothing').to.equal(null);

    await visitor.follow(await visitor.post(path, { answer: 'yes' }));
    expect(await site()).to.include({ ownerId: ann.id, isHeld: true });
    expect(await money()).to.deep.equal({ available: 0, held: 10_000_000 });
    await later(6);
    expect(await money()).to.deep.equal({ available: 0, held: 10_000_000 });
    await later(8);
    expect(await site()).to.include({ ownerId: ann.id, isHeld: false });
    expect(await money()).to.deep.equal({ available: 10_000_000, held: 0 });
  });

  it('holds no more when a better proof comes', async () => {
    await ask();
    await server.visitor().post(await link(), { answer: 'yes' });
    await put('owner@pod.example', `<podcast:txt purpose="verify">${claim.token}</podcast:txt>`);
    await checkClaim(server.deps, { memberId: ann.id, claimId: claim.id });
    await later(1);
    expect(await money()).to.deep.equal({ available: 10_000_000, held: 0 });
  });

  it('proves nothing by a no, and the first answer counts', async () => {
    await ask();
    const path = await link();
    await server.visitor().post(path, { answer: 'no' });
    await server.visitor().post(path, { answer: 'yes' });
    expect((await site())?.ownerId).to.equal(null);
    expect((await server.visitor().get(path)).text).to.include('You said that it is not so');
    expect((await server.visitor().post(path, { answer: 'maybe' })).status).to.equal(400);
  });

  it('proves nothing where the feed names somebody else by then, or an older link is used', async () => {
    await ask();
    const old = await link();
    await ask();
    expect((await server.visitor().get(old)).status).to.equal(404);
    const path = await link();
    await put('new-owner@pod.example');
    await server.visitor().post(path, { answer: 'yes' });
    expect((await site())?.ownerId).to.equal(null);
  });

  it('goes to nobody but whom the feed names, for who claims it, a few times a day', async () => {
    const mallory = await aMember(server.deps, { name: 'mallory' });
    await ask(mallory).then(
      () => expect.fail('not hers'),
      ({ code }) => expect(code).to.equal('not_found'),
    );
    await put('');
    await ask().then(
      () => expect.fail('names nobody'),
      ({ code }) => expect(code).to.equal('validation'),
    );
    await put('owner@pod.example');
    await ask();
    await ask();
    await ask().then(
      () => expect.fail('too often'),
      ({ code }) => expect(code).to.equal('rate_limit_exceeded'),
    );
  });

  it('is over when its claim is', async () => {
    await ask();
    const path = await link();
    server.setTime(new Date(START + 20 * DAY).toISOString());
    expect((await server.visitor().get(path)).status).to.equal(404);
    expect((await server.visitor().post(path, { answer: 'yes' })).status).to.equal(404);
    expect((await server.visitor().get('/claims/owner/guessed')).status).to.equal(404);
  });
});
