import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aSupporter, aToken } from '../../test/factories.ts';
import { expectError, expectNoNulls } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const NOW = Date.parse('2026-01-10T12:00:00Z') / 1000;

describe('REST: subscriptions', () => {
  let server: TestServer;
  let ann: Member;
  let asAnn: Browser;
  let asBob: Browser;
  let id: number;
  let path: string;

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann' });
    const bob = await aSupporter(server.deps, { name: 'bob' });
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    asBob = server.visitor().withToken(await aToken(server.deps, bob));
    const json = { url: 'https://bob.example/song', title: 'A song' };
    id = (await asBob.send('POST', '/rest/v2/things', { json })).body.id;
    path = `/rest/v2/things/${id}/subscriptions`;
  });
  afterEach(() => server.close());

  const listed = async () => (await asAnn.get('/rest/v2/user/subscriptions')).body;

  it('begins with a POST', async () => {
    const answer = await asAnn.send('POST', `${path}/`);
    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.include({
      message: 'ok',
      description: 'Successfully subscribed to Thing',
    });
    expect(answer.body.thing).to.include({ type: 'thing', id, url: 'https://bob.example/song' });
    expect((await asAnn.get(`/rest/v2/things/${id}`)).body).to.include({
      subscribed: true,
      flattred: true,
    });
    expect((await asBob.get(`/rest/v2/things/${id}`)).body.subscribed).to.equal(false);
  });

  it('is listed with its thing', async () => {
    expect(await listed()).to.deep.equal([]);
    await asAnn.send('POST', path);
    const answer = await asAnn.get('/rest/v2/user/subscriptions');
    expectNoNulls(answer);
    expect(answer.body).to.have.length(1);
    expect(answer.body[0]).to.deep.include({
      type: 'subscription',
      active: true,
      created_at: NOW,
      started_at: NOW,
    });
    expect(answer.body[0].thing).to.include({ id, subscribed: true, category: 'rest' });
  });

  it('is paused and started again by turns', async () => {
    await asAnn.send('POST', path);
    const paused = await asAnn.send('PUT', path);
    expect(paused.status).to.equal(200);
    expect(paused.body).to.deep.equal({ message: 'paused', description: 'Subscription paused' });
    expect((await listed())[0].active).to.equal(false);

    server.setTime('2026-01-11T12:00:00Z');
    const started = await asAnn.send('PUT', path, { json: {} });
    expect(started.body).to.deep.equal({
      message: 'started',
      description: 'Subscription started',
    });
    expect((await listed())[0]).to.include({
      active: true,
      created_at: NOW,
      started_at: NOW + 86_400,
    });
  });

  it('ends with a DELETE', async () => {
    await asAnn.send('POST', path);
    const answer = await asAnn.send('DELETE', path);
    expect(answer.status).to.equal(204);
    expect(answer.text).to.equal('');
    expect(await listed()).to.deep.equal([]);
    expectError(await asAnn.send('DELETE', path), 404, 'not_found');
    expectError(await asAnn.send('PUT', path), 404, 'not_found');
  });

  it('refuses a second one, and one to an own thing', async () => {
    await asAnn.send('POST', path);
    expectError(await asAnn.send('POST', path), 403, 'subscribed');
    await asAnn.send('PUT', path);
    expectError(await asAnn.send('POST', path), 403, 'subscribed');
    expectError(await asBob.send('POST', path), 403, 'thing_owner');
  });

  it('needs a thing that is there, and a token with the scope flattr', async () => {
    const narrow = server.visitor().withToken(await aToken(server.deps, ann, ['thing']));
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expectError(await asAnn.send(method, '/rest/v2/things/99/subscriptions'), 404, 'not_found');
      expectError(await server.visitor().send(method, path), 401, 'unauthorized');
      expectError(await narrow.send(method, path), 403, 'insufficient_scope');
    }
    expectError(await narrow.get('/rest/v2/user/subscriptions'), 403, 'insufficient_scope');
  });
});
