import { expect } from 'chai';
import type { Answer } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import {
  aClient,
  authorizeUrl,
  basic,
  codeFor,
  press,
  sentTo,
  type TestClient,
} from '../../test/oauth.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const BACK = 'https://pods.example/back';

/** What a typed language demands of a field: `getInt`, `getBoolean`, `getString` and no null. */
type Shape = { [field: string]: 'string' | 'integer' | 'boolean' | 'strings' | Shape };

const MINI_USER: Shape = {
  type: 'string',
  resource: 'string',
  link: 'string',
  username: 'string',
};
const USER: Shape = {
  ...MINI_USER,
  id: 'string',
  url: 'string',
  firstname: 'string',
  lastname: 'string',
  avatar: 'string',
  about: 'string',
  city: 'string',
  country: 'string',
  active_supporter: 'integer',
};
const MINI_THING: Shape = {
  type: 'string',
  resource: 'string',
  link: 'string',
  id: 'integer',
  url: 'string',
  title: 'string',
  image: 'string',
  flattrs: 'integer',
};
const THING: Shape = {
  ...MINI_THING,
  description: 'string',
  flattrs_user_count: 'integer',
  tags: 'strings',
  language: 'string',
  category: 'string',
  created_at: 'integer',
  owner: MINI_USER,
  hidden: 'boolean',
};
const THING_WITH_TOKEN: Shape = { ...THING, flattred: 'boolean', subscribed: 'boolean' };

function expectShape(value: unknown, shape: Shape, at = 'the answer'): void {
  expect(value, at).to.be.an('object');
  for (const [name, type] of Object.entries(shape)) {
    const field = (value as Record<string, unknown>)[name];
    const where = `${name} of ${at}`;
    if (typeof type === 'object') expectShape(field, type, where);
    else if (type === 'integer') expect(Number.isSafeInteger(field), where).to.equal(true);
    else if (type === 'strings') {
      expect(field, where).to.be.an('array');
      for (const text of field as unknown[]) expect(text, where).to.be.a('string');
    } else expect(field, where).to.be.a(type);
  }
}

describe('Strict clients of old Flattr', () => {
  let server: TestServer;
  let ann: Member;
  let bob: Member;
  let pods: TestClient;

  beforeEach(async () => {
    server = await testServer();
    ann = await aSupporter(server.deps, { name: 'ann' });
    bob = await aMember(server.deps, { name: 'bob' });
    pods = await aClient(server.deps, bob);
  });
  afterEach(() => server.close());

  const ask = (method: string, path: string, options: Parameters<typeof send>[2] = {}) =>
    send(method, `/rest/v2${path}`, options);
  function send(
    method: string,
    path: string,
    options: {
      headers?: Record<string, string>;
      form?: Record<string, string>;
      json?: unknown;
    } = {},
  ): Promise<Answer> {
    return server.visitor().send(method, path, options);
  }
  const expectJson = (answer: Answer, status: number) => {
    expect(answer.status, answer.text).to.equal(status);
    expect(answer.headers.get('Content-Type')).to.match(/^application\/json\b/);
    return answer.body;
  };

  it('the PHP sample: id and secret in a form, things by form, _method=patch', async () => {
    const browser = await server.as(bob);
    const url = authorizeUrl({ client_id: pods.clientId, redirect_uri: BACK, scope: 'thing' });
    const form = {
      code: await codeFor(browser, url),
      grant_type: 'authorization_code',
      redirect_uri: BACK,
      client_id: pods.clientId,
      client_secret: pods.secret,
    };
    const granted = expectJson(await send('POST', '/oauth/token', { form }), 200);
    expectShape(granted, { access_token: 'string', token_type: 'string' });
    const headers = {
      Authorization: `Bearer ${granted.access_token}`,
      Accept: 'application/json',
      'User-Agent': '',
    };

    const wanted = {
      url: 'https://bob.example/songs?id=1&x=é',
      title: 'A song',
      description: 'Of <b>mine</b>',
      category: 'audio',
      language: 'sv_SE',
      tags: 'song, tune,åäö',
      hidden: '0',
    };
    const created = expectJson(await ask('POST', '/things', { headers, form: wanted }), 201);
    expectShape(created, {
      id: 'integer',
      link: 'string',
      message: 'string',
      description: 'string',
    });
    expect(created.message).to.equal('ok');
    expect(created.link).to.equal(`${server.url}/rest/v2/things/${created.id}`);

    const change = { _method: 'patch', title: 'Another song', hidden: '1', tags: 'one' };
    const path = `/things/${created.id}`;
    const updated = expectJson(await ask('POST', path, { headers, form: change }), 200);
    expect(updated).to.deep.equal({ message: 'ok', description: 'Thing was updated correctly' });
    const thing = expectJson(await ask('GET', path, { headers }), 200);
    expectShape(thing, { ...THING_WITH_TOKEN, last_flattr_at: 'integer', updated_at: 'integer' });
    expect(thing).to.deep.include({
      title: 'Another song',
      hidden: true,
      tags: ['one'],
      category: 'audio',
      language: 'sv_SE',
      image: '',
    });

    // Without a member it shows who it is, and may read.
    const client = { headers: basic(pods) };
    expectShape(expectJson(await ask('GET', '/users/bob', client), 200), USER);
    expectShape(expectJson(await ask('GET', '/things/search?query=none', client), 200), {
      total_items: 'integer',
      items: 'integer',
      page: 'integer',
    });

    const deleted = await ask('POST', path, { headers, form: { _method: 'DELETE' } });
    expect(deleted.status).to.equal(204);
    expect(deleted.text).to.equal('');
    expectError(await ask('GET', path, { headers }), 404, 'not_found');
  });

  it('flattr4j: forms, gzip, ids with commas, a state of a subscription by two PUTs', async () => {
    const browser = await server.as(ann);
    const url = authorizeUrl({ client_id: pods.clientId, redirect_uri: BACK, scope: 'flattr' });
    const form = {
      code: await codeFor(browser, url),
      grant_type: 'authorization_code',
      redirect_uri: BACK,
    };
    const plain = {
      Accept: 'application/json',
      'Accept-Encoding': 'gzip',
      'Accept-Charset': 'utf-8',
    };
    const granted = expectJson(
      await send('POST', '/oauth/token', { form, headers: { ...plain, ...basic(pods) } }),
      200,
    );
    expect(granted.token_type).to.equal('bearer');
    const headers = { ...plain, Authorization: `Bearer ${granted.access_token}` };

    const ids: number[] = [];
    for (const name of ['a', 'b', 'c']) {
      const link = `http://flattr.com/submit/auto?user_id=bob&url=${encodeURIComponent(`https://bob.example/${name}`)}&title=${name}`;
      const done = expectJson(await ask('POST', '/flattr', { headers, form: { url: link } }), 200);
      expectShape(done, { message: 'string', description: 'string', thing: MINI_THING });
      expect(done.location).to.equal(done.thing.resource);
      ids.push(done.thing.id);
    }
    const [a, b, c] = ids;
    const several = await ask('GET', `/things/${c},${a},${b}`, { headers });
    const things = expectJson(several, 200) as { id: number }[];
    expect(things.map(({ id }) => id)).to.deep.equal([c, a, b]);
    for (const thing of things) expectShape(thing, THING_WITH_TOKEN);
    expect(several.headers.get('Content-Encoding'), 'a long list').to.equal('gzip');
    for (const name of ['Limit', 'Remaining', 'Current', 'Reset']) {
      expect(several.headers.get(`X-RateLimit-${name}`), name).to.match(/^\d+$/);
    }
    const listed = expectJson(await ask('GET', '/user/flattrs?count=2&page=1', { headers }), 200);
    expect(listed).to.have.length(2);
    for (const flattr of listed) {
      expectShape(flattr, {
        type: 'string',
        thing: { ...MINI_THING, owner: MINI_USER },
        owner: MINI_USER,
        created_at: 'integer',
      });
    }

    const path = `/things/${a}/subscriptions`;
    const subscribed = expectJson(await ask('POST', path, { headers }), 200);
    expectShape(subscribed, { message: 'string', description: 'string', thing: MINI_THING });
    const states = [];
    for (let times = 0; times < 3; times += 1) {
      states.push(expectJson(await ask('PUT', path, { headers }), 200).message);
    }
    expect(states).to.deep.equal(['paused', 'started', 'paused']);
    const [subscription] = expectJson(await ask('GET', '/user/subscriptions', { headers }), 200);
    expectShape(subscription, {
      type: 'string',
      active: 'boolean',
      created_at: 'integer',
      started_at: 'integer',
      thing: THING_WITH_TOKEN,
    });
    expect(subscription.active).to.equal(false);
    expect((await ask('DELETE', path, { headers })).status).to.equal(204);

    // It tells errors apart by their codes, not by their statuses.
    expectError(await ask('POST', `/things/${a}/flattr`, { headers }), 403, 'flattr_once');
    expectError(await ask('POST', '/things/999/flattr', { headers }), 404, 'not_found');
    expectError(await ask('POST', '/things', { headers, form: {} }), 403, 'insufficient_scope');
    const poor = { Authorization: `Bearer ${await aToken(server.deps, bob, ['flattr'])}` };
    const link = 'https://elsewhere.example/';
    const refused = await ask('POST', '/flattr', { headers: poor, form: { url: link } });
    expectError(refused, 401, 'no_means');
    // Java on old phones throws at a 401 that asks for nothing.
    expect(refused.headers.get('WWW-Authenticate')).to.match(/^Bearer /);
  });

  it('the Ruby gem: a slash, commas between scopes, JSON, PATCH and DELETE', async () => {
    const asked = { client_id: pods.clientId, scope: 'flattr,thing,email,extendedread' };
    const url = authorizeUrl(asked).replace('authorize?', 'authorize/?');
    const browser = await server.as(ann);
    const back = new URL(await press(browser, await sentTo(browser, url)));
    const json = { code: back.searchParams.get('code'), grant_type: 'authorization_code' };
    const answer = await send('POST', '/oauth/token', { json, headers: basic(pods) });
    const { access_token: token } = expectJson(answer, 200);
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };

    const me = expectJson(await ask('GET', '/user', { headers }), 200);
    expectShape(me, { ...USER, email: 'string', registered_at: 'integer' });
    expect(me).to.include({ username: 'ann', email: 'ann@example.org', active_supporter: 1 });

    const thing = { url: 'https://ann.example/', title: 'Mine', tags: 'a,b', hidden: false };
    const { id } = expectJson(await ask('POST', '/things', { headers, json: thing }), 201);
    const change = { headers, json: { title: 'Mine, still', hidden: true } };
    expect(expectJson(await ask('PATCH', `/things/${id}`, change), 200).message).to.equal('ok');
    const changed = expectJson(await ask('GET', `/things/${id}?full=true`, { headers }), 200);
    expectShape(changed, { ...THING_WITH_TOKEN, owner: USER });
    expect(changed).to.include({ title: 'Mine, still', hidden: true, flattred: false });

    const lookup = `/things/lookup?url=${encodeURIComponent('https://ann.example/')}`;
    const found = await ask('GET', lookup, { headers });
    expect(expectJson(found, 302)).to.deep.equal({
      message: 'found',
      location: `${server.url}/rest/v2/things/${id}`,
    });
    expect(found.headers.get('Location')).to.equal(found.body.location);
    expectError(
      await ask('POST', `/things/${id}/flattr`, { headers, json: {} }),
      403,
      'flattr_owner',
    );
    const wrong = { headers, json: { url: 'not an address' } };
    expectError(await ask('POST', '/things', wrong), 400, 'validation');

    // It sends a body with a DELETE, and calls whatever is not one of its statuses a success.
    const deleted = await ask('DELETE', `/things/${id}`, { headers, json: {} });
    expect(deleted.status).to.equal(204);
    expectError(await ask('DELETE', `/things/${id}`, { headers }), 404, 'not_found');
  });
});
