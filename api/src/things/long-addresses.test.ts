import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { aThing } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { proveSite } from '../../test/sites.ts';
import { giveUpClaim } from '../claims/give-up-claim.ts';
import { followFeed } from '../feeds/follow-feed.ts';
import type { Member } from '../members/member.ts';
import { registerThing } from './register-thing.ts';

/** An address of so many characters. */
const long = (length: number, start = 'https://ann.example/') => start.padEnd(length, 'abcdefghi/');

describe('An address of a thousand characters', () => {
  let server: TestServer;
  let ann: Member;
  let browser: Browser;
  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann' });
    await aMember(server.deps, { name: 'bob' });
    browser = await server.as(ann);
  });
  afterEach(() => server.close());

  const propose = (path: string) =>
    browser.post(path, { action: 'propose', name_0: 'bob', percent_0: '30' });

  it('is a thing that is registered, flattred, looked up and shared', async () => {
    const token = await aToken(server.deps, ann);
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const url = long(1_000);
    const made = await fetch(`${server.url}/rest/v2/things`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ url, title: 'Long' }),
    });
    expect(made.status).to.equal(201);
    const { id } = await made.json();
    const found = await fetch(
      `${server.url}/rest/v2/things/lookup?${new URLSearchParams({ url })}`,
      { redirect: 'manual' },
    );
    expect(found.headers.get('Location')).to.include(`/things/${id}`);
    expect((await propose(`/things/${id}/sharing`)).status).to.equal(303);
    expect((await propose(`/things/${id}/sharing`)).status, 'again').to.equal(303);

    const fan = await server.as(await aSupporter(server.deps));
    const click = `/submit/auto?${new URLSearchParams({ url })}`;
    expect((await fan.get(click)).status).to.equal(200);
    expect((await browser.get(`/thing/${id}`)).text).to.include(url);
    expect((await browser.get('/things')).status).to.equal(200);
  });

  it('is too long for a site, which is said before anything is written', async () => {
    for (const length of [501, 1_000, 2_000]) {
      const answer = await browser.post('/claims', { url: long(length) });
      expect(answer.status, String(length)).to.equal(400);
      expect(answer.text).to.include('too long for a site');
      const path = `/sites/${encodeURIComponent(long(length).slice('https://'.length))}/sharing`;
      expect((await propose(path)).status).to.equal(404);
      const asked = await fetch(
        `${server.url}/rest/v2/sites/lookup?${new URLSearchParams({ url: long(length) })}`,
      );
      expect(asked.status).to.be.below(500);
    }
    expect((await browser.post('/claims', { url: long(3_000) })).status).to.equal(400);
    expect(await server.deps.db('claims')).to.have.length(0);
  });

  it('may nearly be a site, whose earnings are shared', async () => {
    const path = 'a'.repeat(470);
    const address = `ann.example/${path}`;
    await proveSite(server.deps, ann, `https://${address}`);
    await aThing(server.deps, { creator: ann, url: `https://${address}/song` });
    expect((await propose(`/sites/${address.replace('/', '%2F')}/sharing`)).status).to.equal(303);
    expect((await browser.get('/sharing')).text).to.include(path);
    expect((await browser.get('/claims')).text).to.include(path);
  });

  it('may be what two contest, with mails about it', async () => {
    const eve = await aMember(server.deps, { name: 'eve' });
    const address = `https://ann.example/${'a'.repeat(470)}`;
    await registerThing(server.deps, { memberId: eve.id, url: `${address}/x`, title: 'x' });
    await proveSite(server.deps, ann, address, 'meta');
    const claimId = await proveSite(server.deps, eve, address);
    await giveUpClaim(server.deps, { memberId: ann.id, claimId: claimId - 1 });
    const mails = await server.deps.db('mails').select('recipient', 'subject');
    expect(mails.map(({ recipient }) => recipient)).to.include.members([ann.email, eve.email]);
    expect(mails.every(({ subject }) => subject.length <= 200)).to.equal(true);
    const log = await server.visitor().get(`/sites/log?${new URLSearchParams({ url: address })}`);
    expect(log.text).to.include('eve');
  });

  it('may be a feed, which is claimed and shared', async () => {
    const url = long(1_000, 'https://ann.example/feed/');
    await followFeed(server.deps, { url, memberId: ann.id });
    await proveSite(server.deps, ann, url);
    expect((await propose(`/sites/${encodeURIComponent(url)}/sharing`)).status).to.equal(303);
    const { text } = await browser.get(`/sites/${encodeURIComponent(url)}/sharing`);
    expect(text).to.include('Your proposal').and.include('30 %');
  });

  it('has a host of at most 253 characters, with a port after it or not', async () => {
    const label = 'a'.repeat(61);
    const host = [label, label, label, label, 'test'].join('.'); // 252
    expect(host.length).to.be.within(250, 253);
    const thing = await aThing(server.deps, { creator: ann, url: `https://${host}:65535/` });
    expect((await browser.get(`/thing/${thing}`)).text).to.include(`${host}:65535`);
    await proveSite(server.deps, ann, `https://${host}`);
    const longer = `https://${label}.${host}/`;
    for (const path of ['/claims', '/things/new', '/feeds']) {
      expect((await browser.post(path, { url: longer, title: 'x' })).status, path).to.equal(400);
    }
  });
});
