import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { aThing } from '../../test/month.ts';
import { type OwnInternet, ownInternet } from '../../test/own-internet.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { proveSite } from '../../test/sites.ts';
import { fetchDueFeeds } from '../feeds/fetch-due-feeds.ts';
import { followFeed } from '../feeds/follow-feed.ts';
import type { Member } from '../members/member.ts';
import { parseHumans } from './parse-humans.ts';

describe('Who is named as a collaborator', () => {
  let internet: OwnInternet;
  let server: TestServer;
  let ann: Member;
  let browser: Browser;
  let host: string;
  let count = 0;

  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
    ann = await aMember(server.deps, { name: 'ann' });
    browser = await server.as(ann);
    count += 1;
    host = `band${count}.example`;
  });
  afterEach(() => server.close());

  const at = (path: string) => `https://${internet.at(host)}${path}`;
  const lines = (html: string) =>
    [...html.matchAll(/name="(?:name|percent)_\d+"[^>]*?value="([^"]*)"/g)]
      .map(([, value]) => value)
      .filter(Boolean);
  const fillIn = (path: string) => browser.post(path, { action: 'import' });

  it('in podcast:value is filled in with the splits, without the owner, and nobody is asked', async () => {
    const recipients = [
      ['Ann', 60],
      ['bob', 30],
      ['Fee &amp; Co', 10],
    ].map(
      ([name, split]) =>
        `<podcast:valueRecipient name="${name}" type="node" address="02ab" split="${split}"/>`,
    );
    await internet.files(host, {
      '/feed': {
        type: 'application/rss+xml',
        body: `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
          <title>Pod</title><link>${at('/')}</link>
          <podcast:value type="lightning" method="keysend">${recipients.join('')}</podcast:value>
          <item><title>One</title><link>${at('/one')}</link><guid>${at('/one')}</guid></item>
          </channel></rss>`,
      },
    });
    await followFeed(server.deps, { url: at('/feed'), memberId: ann.id });
    await fetchDueFeeds(server.deps);
    const { id } = await server.deps
      .db('things')
      .where({ url: at('/one') })
      .first();
    await server.deps.db('things').where({ id }).update({ creator_id: ann.id });
    await proveSite(server.deps, ann, internet.at(host));

    const mails = await server.deps.db('mails');
    const site = `/sites/${encodeURIComponent(internet.at(host))}/sharing`;
    const feed = `/sites/${encodeURIComponent(at('/feed'))}/sharing`;
    for (const path of [`/things/${id}/sharing`, site, feed]) {
      const page = await fillIn(path);
      expect(lines(page.text), path).to.deep.equal(['bob', '30', 'Fee &amp; Co', '10']);
    }
    expect(await server.deps.db('agreements')).to.deep.equal([]);
    expect(await server.deps.db('mails')).to.deep.equal(mails);
  });

  it('in humans.txt is filled in with equal parts, for a thing and for a site', async () => {
    const humans =
      '/* TEAM */\nSongs: ann\nDrums: Bob B.\nTwitter: @bob\nBass: Eve\n/* SITE */\nTools: vi';
    await internet.files(host, { '/humans.txt': humans });
    const thing = await aThing(server.deps, { creator: ann, url: at('/song') });
    const expected = ['Bob B.', '33.3333', 'Eve', '33.3333'];
    expect(lines((await fillIn(`/things/${thing}/sharing`)).text)).to.deep.equal(expected);

    const site = `/sites/${encodeURIComponent(internet.at(host))}/sharing`;
    expect((await fillIn(site)).status, 'not hers yet').to.equal(404);
    await proveSite(server.deps, ann, internet.at(host));
    expect(lines((await fillIn(site)).text)).to.deep.equal(expected);

    const stranger = await server.as(await aMember(server.deps));
    for (const action of ['import', 'propose', 'more']) {
      const form = { action, name_0: 'ann', percent_0: '50' };
      expect((await stranger.post(site, form)).status, action).to.equal(404);
    }
    expect((await stranger.get(site)).status).to.equal(404);
    expect(await server.deps.db('agreements')).to.deep.equal([]);
  });

  it('by flattr:id or rel=author on the page is filled in, whoever else is linked', async () => {
    const bob = await aMember(server.deps, { name: 'bob' });
    const eve = await aMember(server.deps, { name: 'eve' });
    const gone = await aMember(server.deps, { name: 'gone' });
    await server.deps.db('members').where({ id: gone.id }).update({ deleted_at: 1 });
    const mark = (fid: string) => `<meta name="flattr:id" content="${fid}">`;
    const html = (body: string) => ({ type: 'text/html', body });
    const link = (rel: string, href: string) => `<a rel="${rel}" href="${href}">x</a>`;
    await internet.files(host, {
      '/song': html(
        [
          `<head>${mark(ann.fid)}${mark(gone.fid)}${mark('zzzzzz')}</head><body>`,
          link('author', '/about-bob'),
          link('me', `${server.url}/@eve`),
          link('author', '/loop'),
          link('author', '/gone'),
          link('author', 'http://10.0.0.1/admin'),
          link('author', 'file:///etc/passwd'),
          link('nofollow', `${server.url}/profile/mallory`),
        ].join(''),
      ),
      '/about-bob': html(mark(bob.fid) + mark(eve.fid)),
      '/loop': { status: 302, location: '/loop' },
      '/humans.txt': '/* TEAM */\nBass: Somebody Else',
    });
    const thing = await aThing(server.deps, { creator: ann, url: at('/song') });
    const page = await fillIn(`/things/${thing}/sharing`);
    expect(page.status).to.equal(200);
    expect(lines(page.text)).to.deep.equal(['bob', '33.3333', 'eve', '33.3333']);
    expect(await server.deps.db('agreements')).to.deep.equal([]);
  });

  it('on very many pages is looked for on a few', async () => {
    const links = Array.from({ length: 50 }, (_, n) => `<a rel="author" href="/${n}">x</a>`);
    await internet.files(host, {
      '/song': { type: 'text/html', body: links.join('') },
      '/humans.txt': '/* TEAM */\nBass: Eve',
    });
    const thing = await aThing(server.deps, { creator: ann, url: at('/song') });
    const before = internet.requests.length;
    const page = await fillIn(`/things/${thing}/sharing`);
    expect(lines(page.text), 'the owner keeps a part though she is not named').to.deep.equal([
      'Eve',
      '50',
    ]);
    expect(internet.requests.length - before).to.equal(7);
  });

  it('is nobody where nothing names anybody, and that is said', async () => {
    await internet.files(host, { '/humans.txt': { status: 404, body: '' } });
    const thing = await aThing(server.deps, { creator: ann, url: at('/song') });
    const answer = await fillIn(`/things/${thing}/sharing`);
    expect(answer.status).to.equal(400);
    expect(answer.text).to.include('names anybody else');
    const elsewhere = await aThing(server.deps, { creator: ann, url: 'https://nowhere.example/x' });
    expect((await fillIn(`/things/${elsewhere}/sharing`)).status).to.equal(400);
  });

  it('is looked up for the owner alone', async () => {
    const thing = await aThing(server.deps, {
      creator: await aMember(server.deps),
      url: at('/song'),
    });
    expect((await fillIn(`/things/${thing}/sharing`)).status).to.equal(403);
    expect(internet.requests.filter((request) => request.startsWith(host))).to.deep.equal([]);
  });

  it('is read from humans.txt with care', () => {
    expect(parseHumans('no team here: Bob', 5)).to.deep.equal([]);
    expect(parseHumans('/* TEAM */\nA: x\nB: x\nC: \u202ey\u200b', 5)).to.deep.equal(['x', 'y']);
    expect(parseHumans(`/*TEAM*/\n${'R: n\n'.repeat(9)}Z: ${'l'.repeat(99)}`, 2)).to.have.length(2);
  });
});
