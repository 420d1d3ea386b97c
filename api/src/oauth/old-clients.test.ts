import { expect } from 'chai';
import type { Answer, Browser } from '../../test/browser.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import {
  aClient,
  authorizeUrl,
  basic,
  codeFor,
  press,
  sentTo,
  type TestClient,
} from '../../test/oauth.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';

const BACK = 'https://pods.example/back';

/** What the programs of old Flattr send, byte for byte; each habit names who has it. */
describe('OAuth, as clients of old Flattr use it', () => {
  let server: TestServer;
  let member: Member;
  let browser: Browser;
  let pods: TestClient;
  beforeEach(async () => {
    server = await testServer();
    member = await aMember(server.deps);
    browser = await server.as(member);
    pods = await aClient(server.deps, member);
  });
  afterEach(() => server.close());

  const authorize = (parameters: Record<string, string> = {}) =>
    authorizeUrl({ client_id: pods.clientId, redirect_uri: BACK, ...parameters });

  /** Sends a token request; no cookie, no Origin. */
  function token(
    body: { json: unknown } | { form: Record<string, string> },
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    if ('json' in body) {
      return server.visitor().send('POST', '/oauth/token', { json: body.json, headers });
    }
    return server.visitor().send('POST', '/oauth/token', { form: body.form, headers });
  }

  function expectToken(answer: Answer): string {
    expect(answer.status, answer.text).to.equal(200);
    expect(answer.headers.get('Content-Type')).to.equal('application/json');
    expect(answer.headers.get('Cache-Control')).to.equal('no-store');
    expect(answer.headers.get('Pragma')).to.equal('no-cache');
    expect(answer.body.token_type).to.equal('bearer');
    expect(answer.body).not.to.have.property('expires_in');
    expect(answer.body).not.to.have.property('refresh_token');
    expect(answer.body.access_token).to.be.a('string');
    return answer.body.access_token;
  }

  it('gives a token without PKCE for a form with Basic (flattr4j, python-flattr, PHP)', async () => {
    const code = await codeFor(browser, authorize({ scope: 'flattr' }));
    const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    const value = expectToken(await token({ form }, basic(pods)));

    const [row] = await server.deps.db('access_tokens');
    expect(row).to.include({ member_id: member.id, client_id: pods.clientId, expires_at: null });
    server.setTime('2036-01-10T12:00:00Z');
    const answer = await server.visitor().send('POST', '/oauth/introspect', {
      form: { token: value },
      headers: basic(pods),
    });
    expect(answer.body).to.include({ active: true, scope: 'flattr' });
    expect(answer.body).not.to.have.property('exp');
  });

  it('gives a token with which the API flattrs in the member’s name, until it is revoked', async () => {
    const supporter = await aSupporter(server.deps);
    const code = await codeFor(await server.as(supporter), authorize({ scope: 'flattr' }));
    const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    const value = expectToken(await token({ form }, basic(pods)));
    const api = server.visitor().withToken(value);

    expect((await api.get('/rest/v2/user')).body.username).to.equal(supporter.name);
    const flattr = { json: { url: 'https://blog.example/a' } };
    const done = await api.send('POST', '/rest/v2/flattr', flattr);
    expect(done.status, done.text).to.equal(200);
    const thing = { json: { url: 'https://blog.example/b', title: 'B' } };
    const refused = await api.send('POST', '/rest/v2/things', thing);
    expect(refused.body.error).to.equal('insufficient_scope');

    const revoked = { form: { token: value }, headers: basic(pods) };
    expect((await server.visitor().send('POST', '/oauth/revoke', revoked)).status).to.equal(200);
    expect((await api.get('/rest/v2/user')).status).to.equal(401);
    expect((await api.send('POST', '/rest/v2/flattr', flattr)).status).to.equal(401);
  });

  it('takes JSON with Basic (the Ruby gem, node-flattr, gPodder, mygpo)', async () => {
    const code = await codeFor(browser, authorize());
    const json = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    expectToken(await token({ json }, basic(pods)));
  });

  it('takes id and secret in the body (omniauth, passport)', async () => {
    for (const kind of ['form', 'json'] as const) {
      const body = {
        grant_type: 'authorization_code',
        code: await codeFor(browser, authorize()),
        redirect_uri: BACK,
        client_id: pods.clientId,
        client_secret: pods.secret,
      };
      expectToken(await token(kind === 'json' ? { json: body } : { form: body }));
    }
  });

  it('takes scopes with commas, plus signs or spaces between (the Ruby gem, python-flattr)', async () => {
    for (const scope of ['flattr,thing', 'flattr+thing', 'flattr thing', 'flattr, thing']) {
      const code = await codeFor(browser, authorize({ scope }));
      const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
      const answer = await token({ form }, basic(pods));
      expect(answer.body.scope, scope).to.equal('flattr thing');
    }
  });

  it('answers at /oauth/authorize/ too (the Ruby gem)', async () => {
    const code = await codeFor(browser, authorize().replace('authorize?', 'authorize/?'));
    const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    expectToken(
      await server.visitor().send('POST', '/oauth/token/', { form, headers: basic(pods) }),
    );
  });

  it('does not need the only redirect address, neither to ask (node-flattr) nor for the token (the Ruby gem)', async () => {
    const url = authorizeUrl({ client_id: pods.clientId });
    const back = await press(browser, await sentTo(browser, url));
    expect(back.startsWith(`${BACK}?`)).to.equal(true);
    const json = { grant_type: 'authorization_code', code: new URL(back).searchParams.get('code') };
    expectToken(await token({ json }, basic(pods)));
  });

  it('asks who it is by 401 and Basic, and keeps the code for then (gPodder, mygpo)', async () => {
    const code = await codeFor(browser, authorize());
    const json = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    const asked = await token({ json });
    expect(asked.status).to.equal(401);
    expect(asked.headers.get('WWW-Authenticate')).to.match(/^Basic realm=/);
    expect(asked.body.error).to.equal('invalid_client');
    expectToken(await token({ json }, basic(pods)));
  });

  it('refuses a wrong secret by 401 and Basic, and keeps the code', async () => {
    const code = await codeFor(browser, authorize());
    const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    const wrong = { ...pods, secret: 'wrong' };
    for (const answer of [
      await token({ form }, basic(wrong)),
      await token({ form: { ...form, client_id: pods.clientId, client_secret: 'wrong' } }),
      await token({ form: { ...form, client_id: pods.clientId } }),
    ]) {
      expect(answer.status).to.equal(401);
      expect(answer.headers.get('WWW-Authenticate')).to.match(/^Basic /);
      expect(answer.body.error).to.equal('invalid_client');
    }
    expectToken(await token({ form }, basic(pods)));
  });

  it('gives the state back (omniauth)', async () => {
    const state = 'a b&c=ü';
    const back = await press(browser, await sentTo(browser, authorize({ state })));
    expect(new URL(back).searchParams.get('state')).to.equal(state);
  });

  it('leads to apps by their own scheme (AntennaPod, Podax), and keeps a query (the WordPress plugin)', async () => {
    for (const redirectUri of [
      'flattr4j://de.danoeh.antennapod/authenticate',
      'https://blog.example/wp-admin/admin.php?page=flattr/flattr.php',
      'http://blog.example/wp-admin/admin.php?page=flattr/flattr.php',
    ]) {
      const app = await aClient(server.deps, member, { redirectUris: redirectUri });
      const url = authorizeUrl({ client_id: app.clientId, redirect_uri: redirectUri });
      const back = new URL(await press(browser, await sentTo(browser, url)));
      const expected = new URL(redirectUri);
      expect(back.protocol + back.host + back.pathname).to.equal(
        expected.protocol + expected.host + expected.pathname,
      );
      expect(back.searchParams.get('page')).to.equal(expected.searchParams.get('page'));
      const form = {
        grant_type: 'authorization_code',
        code: back.searchParams.get('code')!,
        redirect_uri: redirectUri,
      };
      expectToken(await token({ form }, basic(app)));
    }
  });

  it('asks once: what was allowed before needs no second yes, what is more does', async () => {
    const { db } = server.deps;
    expect(await sentTo(browser, authorize({ scope: 'flattr' }))).to.contain('/oauth/interaction/');
    await codeFor(browser, authorize({ scope: 'flattr' }));
    expect(await sentTo(browser, authorize({ scope: 'flattr' }))).to.match(
      /^https:\/\/pods.*code=/,
    );
    expect(await sentTo(browser, authorize())).to.match(/^https:\/\/pods.*code=/);
    expect(await sentTo(browser, authorize({ scope: 'flattr email' }))).to.contain('interaction');
    expect(await sentTo(browser, authorize({ scope: 'flattr', prompt: 'consent' }))).to.contain(
      'interaction',
    );
    expect(await db('oauth_models').where({ kind: 'Grant' })).to.have.length(3);
  });

  it('does not speak the implicit flow or post answers, and says so to the application', async () => {
    const back = new URL(await sentTo(browser, authorize({ response_type: 'token' })));
    expect(back.origin + back.pathname).to.equal(BACK);
    expect(`${back.search}${back.hash}`).to.contain('error=unsupported_response_type');
    const posted = await sentTo(browser, authorize({ response_mode: 'form_post' }));
    expect(posted).to.contain('error=unsupported_response_mode');
  });

  it('says no for the member: access_denied', async () => {
    const page = await sentTo(browser, authorize({ state: 'x' }));
    const back = new URL(await press(browser, page, 'deny'));
    expect(back.searchParams.get('error')).to.equal('access_denied');
    expect(back.searchParams.get('state')).to.equal('x');
    expect(await server.deps.db('access_tokens')).to.have.length(0);
    expect(await sentTo(browser, authorize())).to.contain('/oauth/interaction/');
  });

  it('takes a code once, and ends the token it gave when the code is sent again', async () => {
    const code = await codeFor(browser, authorize());
    const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    expectToken(await token({ form }, basic(pods)));
    expect((await token({ form }, basic(pods))).body.error).to.equal('invalid_grant');
    expect(await server.deps.db('access_tokens')).to.have.length(0);
  });

  it('gives one token for a code that is sent many times at once, or none', async () => {
    const code = await codeFor(browser, authorize());
    const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => token({ form }, basic(pods))),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200).length).to.be.at.most(1);
    expect(statuses.every((status) => status === 200 || status === 400)).to.equal(true);
    expect(await server.deps.db('access_tokens')).to.have.length(0);
  });

  it('keeps twenty authorizations of an application, and ends the oldest', async () => {
    for (let count = 0; count < 22; count += 1) {
      server.setTime(new Date(Date.UTC(2026, 0, 10, 12, count)).toISOString());
      const code = await codeFor(browser, authorize());
      const form = { grant_type: 'authorization_code', code, redirect_uri: BACK };
      expectToken(await token({ form }, basic(pods)));
    }
    expect(await server.deps.db('access_tokens')).to.have.length(20);
  });
});
