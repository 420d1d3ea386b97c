import { expect } from 'chai';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { feedServer, podcastFeed } from '../../test/feed-server.ts';
import { aThing } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { proveSite } from '../../test/sites.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { sweepThing } from '../distribution/sweep-thing.ts';
import { fetchDueFeeds } from '../feeds/fetch-due-feeds.ts';
import { followFeed } from '../feeds/follow-feed.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { hashPassword } from '../members/hash-password.ts';
import type { Member } from '../members/member.ts';
import { answerProposal } from './answer-proposal.ts';

type SharedOnTheWire = Record<'amount' | 'from' | 'percent' | 'type', string> & {
  owner: { username: string };
  thing: { id: number };
};

describe('Shared earnings', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let fan: Member;
  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aSupporter(server.deps, { name: 'bob' });
    fan = await aSupporter(server.deps, { name: 'fan' });
  });
  afterEach(() => server.close());

  const earned = async ({ id }: Member) => balanceOf(server.deps.db, account.earnings(id));

  /** @param what a thing, or the address of a site. */
  async function share(what: number | string, percent: string): Promise<void> {
    const browser = await server.as(ann);
    const page =
      typeof what === 'number' ? `/things/${what}` : `/sites/${encodeURIComponent(what)}`;
    const form = { action: 'propose', name_0: 'bob', percent_0: percent };
    expect((await browser.post(`${page}/sharing`, form)).status).to.equal(303);
    const { id } = await server.deps.db('agreements').orderBy('id', 'desc').first('id');
    await answerProposal(server.deps, { member: bob, agreementId: id, accepts: true });
  }

  async function flattr(thingId: number, supporter: Member) {
    const answer = await fetch(`${server.url}/rest/v2/things/${thingId}/flattr`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await aToken(server.deps, supporter)}` },
    });
    return { status: answer.status, body: await answer.json() };
  }

  async function closeFebruary(): Promise<void> {
    server.setTime('2026-03-01T02:00:00Z');
    await closePeriod(server.deps, '2026-02');
  }

  it('are divided when the month is closed, to the millionth, from the month after the agreement', async () => {
    const song = await aThing(server.deps, { creator: ann, url: 'https://ann.example/song' });
    await share(song, '33.3');
    expect((await flattr(song, fan)).status).to.equal(200);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    expect([await earned(ann), await earned(bob)], 'of the running month').to.deep.equal([
      10_000_000, 0,
    ]);

    const second = await aSupporter(server.deps, { name: 'second' });
    expect((await flattr(song, second)).status).to.equal(200);
    await closeFebruary();
    expect([await earned(ann), await earned(bob)]).to.deep.equal([16_670_000, 3_330_000]);

    const pages = await Promise.all(
      [ann, bob].map(async (member) => (await (await server.as(member)).get('/things')).text),
    );
    expect(pages[0]).to.include('16.67');
    expect(pages[1]).to.include('3.33');
    const told = await fetch(`${server.url}/rest/v2/user/earnings`, {
      headers: { Authorization: `Bearer ${await aToken(server.deps, bob)}` },
    });
    expect((await told.json()).periods[0]).to.include({ period: '2026-02', amount: '3.33' });
    const month = await fetch(`${server.url}/rest/v2/user/earnings/2026-02`, {
      headers: { Authorization: `Bearer ${await aToken(server.deps, bob)}` },
    });
    const { things } = await month.json();
    expect(things[0].thing.url).to.equal('https://ann.example/song');
    expect(things[0].amount).to.equal('3.33');
  });

  it('are divided less the fee when what waited is swept, and only once', async () => {
    await server.close();
    server = await testServer({ env: { FLATTR_FEE_PERCENT: '7.5' } });
    ann = await aMember(server.deps, { name: 'ann' });
    bob = await aSupporter(server.deps, { name: 'bob' });
    fan = await aSupporter(server.deps, { name: 'fan' });
    const song = await aThing(server.deps, { creator: ann, url: 'https://ann.example/song' });
    await share(song, '50');
    server.setTime('2026-02-10T12:00:00Z');
    await server.deps.db('things').where({ id: song }).update({ is_verified: false });
    await flattr(song, fan);
    await closeFebruary();
    expect([await earned(ann), await earned(bob)], 'while it is held').to.deep.equal([0, 0]);

    for (let time = 0; time < 2; time += 1) {
      await server.deps.db('things').where({ id: song }).update({ is_verified: true });
      await server.deps.db.transaction((trx) => sweepThing(trx, server.deps, song));
    }
    expect([await earned(ann), await earned(bob)]).to.deep.equal([4_625_000, 4_625_000]);
  });

  it('of a site are those of each thing on it, but for a thing with an agreement of its own', async () => {
    await proveSite(server.deps, ann, 'https://ann.example/');
    const song = await aThing(server.deps, { creator: ann, url: 'https://www.ann.example/song' });
    const talk = await aThing(server.deps, { creator: ann, url: 'https://ann.example/talk' });
    await share(talk, '10');
    await share('ann.example', '40');
    server.setTime('2026-02-10T12:00:00Z');
    await flattr(song, fan);
    await flattr(talk, fan);
    await closeFebruary();
    expect([await earned(ann), await earned(bob)]).to.deep.equal([7_500_000, 2_500_000]);
  });

  it('of a path are those of what is below it, as it is written', async () => {
    await proveSite(server.deps, ann, 'https://works.example/Ann');
    const hers = await aThing(server.deps, { creator: ann, url: 'https://works.example/Ann/song' });
    const other = await aThing(server.deps, { creator: ann, url: 'https://works.example/Anne' });
    await share('works.example/Ann', '40');
    server.setTime('2026-02-10T12:00:00Z');
    await flattr(hers, fan);
    await flattr(other, fan);
    await closeFebruary();
    expect([await earned(ann), await earned(bob)]).to.deep.equal([8_000_000, 2_000_000]);
  });

  it('of a feed are those of its episodes, before what is agreed for their host', async () => {
    const pod = await feedServer();
    try {
      const episode = { guid: 'one', link: `${pod.url}/one`, audio: `${pod.url}/one.mp3` };
      pod.putFeed('/feed', podcastFeed({ title: 'Pod', link: pod.url, episodes: [episode] }));
      await proveSite(server.deps, ann, pod.url);
      await followFeed(server.deps, { url: `${pod.url}/feed`, memberId: ann.id });
      await fetchDueFeeds(server.deps);
      const { id } = await server.deps.db('things').where({ url: episode.link }).first('id');
      const page = await aThing(server.deps, { creator: ann, url: `${pod.url}/about` });

      const shown = await (await server.as(ann)).get(
        `/feeds/show?${new URLSearchParams({ url: `${pod.url}/feed` })}`,
      );
      expect(shown.text).to.include('Share its earnings');
      await share(new URL(pod.url).host, '10');
      await share(`${pod.url}/feed`, '40');
      expect((await (await server.as(bob)).get('/sharing')).text)
        .to.include('the feed “Pod”')
        .and.to.not.include(`${pod.url}/feed`);
      const bobs = await server.as(bob);
      const path = `/sites/${encodeURIComponent(`${pod.url}/feed`)}/sharing`;
      expect((await bobs.get(path)).status, 'not his to share').to.equal(404);

      server.setTime('2026-02-10T12:00:00Z');
      expect((await flattr(id, bob)).body, 'his own in part').to.include({ error: 'flattr_owner' });
      await flattr(id, fan);
      await flattr(page, fan);
      await closeFebruary();
      expect([await earned(ann), await earned(bob)]).to.deep.equal([7_500_000, 2_500_000]);
      expect((await bobs.get('/things')).text).to.match(
        new RegExp(`href="/thing/${id}"[\\s\\S]*?40 %[\\s\\S]*?\\$2\\.00`),
      );
    } finally {
      await pod.close();
    }
  });

  it('are in the list of who has a part: by whom, which part, what it brought, and nothing to change', async () => {
    await proveSite(server.deps, ann, 'https://ann.example/');
    await proveSite(server.deps, ann, 'https://blog.ann.example/');
    const song = await aThing(server.deps, { creator: ann, url: 'https://ann.example/song' });
    const post = await aThing(server.deps, { creator: ann, url: 'https://blog.ann.example/post' });
    const talk = await aThing(server.deps, { creator: ann, url: 'https://ann.example/talk' });
    const draft = await aThing(server.deps, { creator: ann, url: 'https://ann.example/draft' });
    await server.deps.db('things').where({ id: draft }).update({ is_hidden: true });
    await aThing(server.deps, { creator: ann, url: 'https://elsewhere.example/' });
    const fans = await aThing(server.deps, { creator: fan, url: 'https://fan.example/' });
    await share(song, '25');
    await share('ann.example', '10');

    const list = async (member: Member) => {
      const answer = await fetch(`${server.url}/rest/v2/user/earnings`, {
        headers: { Authorization: `Bearer ${await aToken(server.deps, member)}` },
      });
      const { shared, total_shared } = await answer.json();
      expect(shared).to.have.length(total_shared);
      return shared.map(({ amount, from, owner, percent, thing, type }: SharedOnTheWire) => [
        type,
        thing.id,
        owner.username,
        percent,
        from,
        amount,
      ]);
    };
    expect(await list(bob), 'as it was agreed for the next month').to.deep.equal([
      ['earned', talk, 'ann', '10', '2026-02', '0.00'],
      ['earned', post, 'ann', '10', '2026-02', '0.00'],
      ['earned', song, 'ann', '25', '2026-02', '0.00'],
    ]);
    expect((await (await server.as(bob)).get('/things')).text).to.include(
      '25 % from February 2026',
    );

    server.setTime('2026-02-10T12:00:00Z');
    for (const id of [song, draft]) await flattr(id, fan);
    await flattr(fans, bob);
    await closeFebruary();
    // Of what is hidden he learns once it has brought him something.
    expect(await list(bob)).to.deep.equal([
      ['earned', draft, 'ann', '10', undefined, '0.50'],
      ['earned', talk, 'ann', '10', undefined, '0.00'],
      ['earned', post, 'ann', '10', undefined, '0.00'],
      ['earned', song, 'ann', '25', undefined, '1.25'],
    ]);
    expect(await list(ann), 'her own are in the other list').to.deep.equal([]);
    expect(await list(fan)).to.deep.equal([]);

    const bobs = await server.as(bob);
    const { text } = await bobs.get('/things');
    expect(text).to.include('Shared with you').and.include('href="/profile/ann"');
    expect(text)
      .to.match(/25 %[\s\S]*?\$1\.25/)
      .and.not.include(`/things/${song}/edit`);
    expect((await bobs.get('/things?shared=2')).text).to.include('Shared with you');
    expect((await (await server.as(fan)).get('/things')).text).to.not.include('Shared with you');

    const site = await server.deps.db('agreements').max({ id: 'id' }).first();
    await bobs.post('/sharing/leave', { agreement: String(site?.id) });
    server.setTime('2026-04-01T02:00:00Z');
    expect(await list(bob), 'what it brought stays').to.deep.equal([
      ['earned', draft, 'ann', '0', undefined, '0.50'],
      ['earned', song, 'ann', '25', undefined, '1.25'],
    ]);
  });

  it('leave nothing to flattr to who has a part', async () => {
    const song = await aThing(server.deps, { creator: ann, url: 'https://ann.example/song' });
    await share(song, '30');
    server.setTime('2026-02-10T12:00:00Z');
    const { status, body } = await flattr(song, bob);
    expect(status).to.equal(403);
    expect(body).to.include({ error: 'flattr_owner' });
    expect((await flattr(song, fan)).status).to.equal(200);
  });

  it('go to the owner alone when who shares has left the service, and forget the name', async () => {
    const song = await aThing(server.deps, { creator: ann, url: 'https://ann.example/song' });
    await share(song, '30');
    server.setTime('2026-02-10T12:00:00Z');
    await flattr(song, fan);
    await closePeriod(server.deps, '2026-01');
    await server.deps
      .db('standing_acceptances')
      .insert({ member_id: bob.id, owner_id: ann.id, created_at: 1 });
    const password = 'correct horse battery';
    await server.deps
      .db('members')
      .where({ id: bob.id })
      .update({ password_hash: await hashPassword(password) });
    const left = await (await server.as(bob)).post('/settings/delete', {
      leave_password: password,
      left: '10000000',
      give_up: '1',
    });
    expect(left.status).to.equal(303);
    await closeFebruary();
    expect(await earned(ann)).to.equal(10_000_000);
    expect(await server.deps.db('agreement_parts').pluck('name')).to.not.include('bob');
    expect(await server.deps.db('standing_acceptances')).to.deep.equal([]);
  });
});
