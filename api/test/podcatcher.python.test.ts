import { expect } from 'chai';
import { registerThing } from '../src/things/register-thing.ts';
import { aMember, aSupporter, aToken } from './factories.ts';
import { aClient, authorizeUrl, codeFor } from './oauth.ts';
import { runPython } from './run-python.ts';
import { type TestServer, testServer } from './server.ts';

const BACK = 'podcatcher://flattr-token/';
const PAGE = 'https://pods.example/episode-1';

describe('Programs in Python', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('a podcatcher like gPodder gets its token, looks up, flattrs and understands each no', async () => {
    const { deps, url } = server;
    const maker = await aMember(deps, { name: 'maker' });
    const listener = await aSupporter(deps, { name: 'listener' });
    const poor = await aMember(deps, { name: 'poor' });
    await registerThing(deps, { memberId: maker.id, url: PAGE, title: 'Épisode 1' });
    await registerThing(deps, { memberId: listener.id, url: 'https://listener.example/' });
    const client = await aClient(deps, maker, { redirectUris: BACK });
    const browser = await server.as(listener);
    const asked = { client_id: client.clientId, redirect_uri: BACK, scope: 'flattr' };
    const task = {
      site: url,
      client_id: client.clientId,
      secret: client.secret,
      code: await codeFor(browser, authorizeUrl(asked)),
      redirect_uri: BACK,
      page: `https://flattr.com/submit/auto?user_id=maker&url=${encodeURIComponent(PAGE)}`,
      own: 'https://listener.example/',
      poor_token: await aToken(deps, poor),
    };

    const report = await runPython('podcatcher.py', JSON.stringify(task));

    expect(report.greeting).to.deep.equal({ message: 'hello_world' });
    expect(report.asked, 'the server asked once who it is').to.have.length(1);
    expect(report.token.token_type).to.equal('bearer');
    expect(report.user).to.include({ type: 'user', username: 'listener', active_supporter: 1 });
    expect(report.missed.status).to.equal(404);
    expect(report.missed.body).to.include({
      message: 'not_found',
      description: 'No thing was found',
      error: 'not_found',
    });
    expect(report.before).to.include({ type: 'thing', title: 'Épisode 1', flattred: false });
    expect(report.before).to.include({ flattrs: 0, subscribed: false, image: '' });
    expect(report.flattred).to.equal('Thing was successfully flattred');
    expect(report.after).to.include({ flattrs: 1, flattred: true });
    expect(report.again).to.equal('already flattred or own item');
    expect(report.own).to.equal('already flattred or own item');
    expect(report.poor).to.equal('not enough means');
    expect(report.wrong.status).to.equal(401);
    expect(report.wrong.challenge).to.match(/^Bearer /);
    expect(report.wrong.body.error).to.equal('unauthorized');
  });

  it('feedparser reads streams of activities without a fault', async () => {
    const { deps, url } = server;
    const maker = await aMember(deps, { name: 'maker' });
    const listener = await aSupporter(deps, { name: 'listener' });
    const thing = await registerThing(deps, {
      memberId: maker.id,
      url: PAGE,
      title: 'Tom & “Jerry” < 3',
    });
    const api = server.visitor().withToken(await aToken(deps, listener));
    await api.send('POST', `/rest/v2/things/${thing.id}/flattr`);

    const at = [2026, 1, 10, 12, 0, 0, 5, 10, 0];
    for (const [path, name, verb, did] of [
      ['/users/listener/activities', 'listener', 'like', 'flattred'],
      ['/users/maker/things', 'maker', 'post', 'published'],
    ] as const) {
      const { text } = await server.visitor().get(`/rest/v2${path}.atom`);
      const feed = await runPython('read_stream.py', text);
      expect(feed.faulty).to.equal('');
      expect(feed.version).to.equal('atom10');
      expect(feed.id).to.equal(`${url}/rest/v2${path}.atom`);
      expect(feed.title).to.be.a('string').and.not.equal('');
      expect(feed.updated).to.deep.equal(at);
      expect(feed.entries).to.have.length(1);
      const [{ id, title, ...entry }] = feed.entries;
      expect(id).to.match(/^tag:127\.0\.0\.1,2026-01-10:/);
      expect(title.replaceAll('&amp;', '&').replaceAll('&lt;', '<')).to.equal(
        `${name} ${did} "Tom & “Jerry” < 3"`,
      );
      expect(entry).to.deep.equal({
        link: `${url}/thing/${thing.id}`,
        author: name,
        author_url: `${url}/profile/${name}`,
        published: at,
        verb: `http://activitystrea.ms/schema/1.0/${verb}`,
      });
    }
    const empty = await server.visitor().get('/rest/v2/users/maker/activities.atom');
    const feed = await runPython('read_stream.py', empty.text);
    expect(feed).to.deep.include({ faulty: '', entries: [] });
  });
});
