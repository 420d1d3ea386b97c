import { expect } from 'chai';
import { Parser } from 'htmlparser2';
import type { Browser } from '../../test/browser.ts';
import { aSupporter, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

describe('REST: activities', () => {
  let server: TestServer;
  let ann: Member;
  let anyone: Browser;
  let asAnn: Browser;
  let asBob: Browser;
  let id: number;

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann' });
    const bob = await aSupporter(server.deps, { name: 'bob' });
    anyone = server.visitor();
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
    const json = { url: 'https://bob.example/song', title: 'A song & more' };
    id = (await asBob.send('POST', '/rest/v2/things', { json })).body.id;
    await asAnn.send('POST', `/rest/v2/things/${id}/flattr`);
  });
  afterEach(() => server.close());

  const theActivity = () => ({
    published: '2026-01-10T12:00:00+00:00',
    title: 'ann flattred "A song & more"',
    actor: { displayName: 'ann', url: `${server.url}/profile/ann`, objectType: 'person' },
    verb: 'like',
    object: {
      displayName: 'A song & more',
      url: `${server.url}/thing/${id}`,
      objectType: 'bookmark',
    },
    id: `tag:127.0.0.1,2026-01-10:ann/flattr/${id}`,
  });

  it('streams what a member flattred, in the form of Activity Streams 1.0', async () => {
    for (const path of ['/users/ann/activities.as', '/users/ann/activities?type=outgoing']) {
      const answer = await anyone.get(`/rest/v2${path}`);
      expect(answer.headers.get('Content-Type')).to.equal('application/stream+json;charset=utf-8');
      expect(answer.body).to.deep.equal({ items: [theActivity()] });
    }
    const own = await asAnn.get('/rest/v2/user/activities.as');
    expect(own.body.items).to.have.length(1);
    expect((await asBob.get('/rest/v2/user/activities.as')).body).to.deep.equal({ items: [] });
  });

  it('streams what was flattred of a creator, but by nobody who hides it', async () => {
    const incoming = (path: string, browser = anyone) =>
      browser.get(`/rest/v2${path}/activities.as?type=incoming`);
    expect((await incoming('/users/bob')).body.items[0].actor.displayName).to.equal('ann');
    expect((await incoming('/user', asBob)).body.items).to.have.length(1);
    expect((await incoming('/users/ann')).body.items).to.have.length(0);
    await server.deps.db('members').where({ id: ann.id }).update({ shows_flattrs: false });
    expect((await incoming('/users/bob')).body.items).to.have.length(0);
    expect((await anyone.get('/rest/v2/users/ann/activities.as')).body.items).to.have.length(0);
    expect((await asAnn.get('/rest/v2/user/activities.as')).body.items).to.have.length(1);
  });

  it('writes the same as an Atom feed', async () => {
    const { headers, text } = await anyone.get('/rest/v2/users/ann/activities.atom');
    expect(headers.get('Content-Type')).to.equal('application/atom+xml;charset=utf-8');
    const texts = new Map<string, string[]>();
    let way: string[] = [];
    const parser = new Parser(
      {
        onopentag: (name) => way.push(name),
        ontext(part) {
          const path = way.join('/');
          texts.set(path, [...(texts.get(path) ?? []), part]);
        },
        onclosetag() {
          way = way.slice(0, -1);
        },
      },
      { xmlMode: true },
    );
    parser.end(text);
    const textOf = (path: string) => (texts.get(path) ?? []).join('').trim();
    expect(textOf('feed/updated')).to.equal('2026-01-10T12:00:00+00:00');
    expect(textOf('feed/entry/id')).to.equal(theActivity().id);
    expect(textOf('feed/entry/title')).to.equal('ann flattred "A song & more"');
    expect(textOf('feed/entry/author/name')).to.equal('ann');
    expect(textOf('feed/entry/activity:verb')).to.match(/\/like$/);
    expect(textOf('feed/entry/activity:object/id')).to.equal(`${server.url}/thing/${id}`);
  });

  it('is empty, not broken, where nothing has happened', async () => {
    const feed = await anyone.get('/rest/v2/users/bob/activities.atom');
    expect(feed.text).to.include('<updated>2026-01-10T12:00:00+00:00</updated>');
    expect(feed.text).not.to.include('<entry>');
  });

  it('also stands beside the lists of flattrs', async () => {
    for (const path of ['/users/ann/flattrs.as', `/things/${id}/flattrs.as`]) {
      expect((await anyone.get(`/rest/v2${path}`)).body.items, path).to.have.length(1);
    }
    expect((await asAnn.get('/rest/v2/user/flattrs.atom')).text).to.include('<entry>');
  });

  it('also stands beside the lists of things, as what was published', async () => {
    const published = {
      ...theActivity(),
      title: 'bob published "A song & more"',
      actor: { displayName: 'bob', url: `${server.url}/profile/bob`, objectType: 'person' },
      verb: 'post',
      id: `tag:127.0.0.1,2026-01-10:bob/thing/${id}`,
    };
    const asked = await anyone.get('/rest/v2/users/BOB/things.as');
    expect(asked.body).to.deep.equal({ items: [published] });
    const accepted = { headers: { Accept: 'application/atom+xml' } };
    const own = await asBob.get('/rest/v2/user/things', accepted);
    expect(own.headers.get('Content-Type')).to.equal('application/atom+xml;charset=utf-8');
    expect(own.text).to.include(`<id>${published.id}</id>`).and.to.include('/post</activity:verb>');
    expect((await anyone.get('/rest/v2/users/ann/things.as')).body).to.deep.equal({ items: [] });
  });

  it('pages like other lists', async () => {
    expect((await anyone.get('/rest/v2/users/ann/activities.as?page=2')).body.items).to.have.length(
      0,
    );
    expect((await anyone.get('/rest/v2/users/ann/activities.as?page=0')).body.items).to.have.length(
      1,
    );
  });

  it('answers 404 for nobody and 401 without a token', async () => {
    expectError(await anyone.get('/rest/v2/users/nobody/activities'), 404, 'not_found');
    expectError(await anyone.get('/rest/v2/user/activities.as'), 401, 'unauthorized');
  });
});
