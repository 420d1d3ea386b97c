import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { aClient, authorizeUrl, basic, press, sentTo, type TestClient } from '../../test/oauth.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { createAdapter } from './adapter.ts';

const BACK = 'https://pods.example/back';

describe('OAuth against bad requests', () => {
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

  it('leads nobody to an address that is not registered, to the letter', async () => {
    for (const redirect_uri of [
      'https://evil.example/back',
      'https://pods.example/back/',
      'https://pods.example/back?x=1',
      'https://pods.example/Back',
      'https://pods.example/back/../back',
      'https://pods.example/back#x',
      'https://pods.example:443/back',
      'https://pods.example@evil.example/back',
      'https://PODS.example/back',
      'http://pods.example/back',
      '//evil.example',
      'javascript:alert(1)',
    ]) {
      for (const extra of [{}, { response_type: 'token' }, { scope: 'flattr', prompt: 'bogus' }]) {
        const url = authorizeUrl({ client_id: pods.clientId, redirect_uri, ...extra });
        const answer = await browser.get(url);
        expect(answer.status, redirect_uri).to.equal(400);
        expect(answer.headers.get('Location')).to.equal(null);
        expect(answer.headers.get('Content-Type')).to.contain('text/html');
        expect(answer.text).not.to.contain('href="https://evil');
      }
    }
  });

  it('shows a page for an application that is not known, and for none', async () => {
    for (const url of [
      authorizeUrl({ client_id: 'nobody', redirect_uri: 'https://evil.example' }),
      authorizeUrl({ client_id: '', redirect_uri: 'https://evil.example' }),
      authorizeUrl({ redirect_uri: 'https://evil.example' }),
      `${authorizeUrl({ client_id: pods.clientId })}&client_id=other`,
      '/oauth/authorize/made-up',
      '/oauth/interaction/made-up',
    ]) {
      const answer = await browser.get(url);
      expect(answer.status, url).to.equal(400);
      expect(answer.headers.get('Location')).to.equal(null);
      expect(answer.text).to.contain('<h1>');
    }
  });

  it('leads to the registered address alone when a request names two, or an empty one', async () => {
    for (const more of ['&redirect_uri=https://evil.example', '&redirect_uri=']) {
      const url = `${authorizeUrl({ client_id: pods.clientId, redirect_uri: BACK })}${more}`;
      expect(await sentTo(browser, url)).to.match(
        /^https:\/\/pods\.example\/back\?error=invalid_request/,
      );
    }
  });

  it('answers bad token requests in JSON, never with a page or a 5xx', async () => {
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${server.url}/oauth/token`, { method: 'POST', headers, body });
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' };
    const grant = 'grant_type=authorization_code';
    for (const [answer, status] of [
      [await post({ ...basic(pods), 'Content-Type': 'application/json' }, '{"code":'), 400],
      [await post({ ...basic(pods), 'Content-Type': 'application/json' }, '["code"]'), 400],
      [await post({ ...basic(pods), 'Content-Type': 'application/json' }, '{"code":{"a":1}}'), 400],
      [await post({ ...basic(pods), ...form }, ''), 400],
      [await post({ ...basic(pods), ...form }, `${grant}&code=nothing`), 400],
      [await post({ ...basic(pods), ...form }, `${grant}&code=a&code=b`), 400],
      [await post({ ...basic(pods), ...form }, 'grant_type=password&username=a&password=b'), 400],
      [await post({ ...basic(pods), ...form }, 'grant_type=client_credentials'), 400],
      [await post({ ...basic(pods), 'Content-Type': 'text/plain' }, grant), 400],
      [await post({ ...basic(pods), ...form }, `${grant}&code=${'x'.repeat(100_000)}`), 413],
      [await post({ ...form, Authorization: 'Basic %%%' }, grant), 400],
      [await post({ ...form, Authorization: 'Bearer x' }, grant), 400],
      [await post(form, `${grant}&client_id=nobody&client_secret=x`), 401],
    ] as const) {
      const text = await answer.text();
      expect(answer.status, text).to.equal(status);
      expect(JSON.parse(text).error, text).to.be.a('string');
      expect(JSON.parse(text).error_uri).to.contain(server.url);
    }
    const read = await server.visitor().get('/oauth/token');
    expect(read.status).to.equal(405);
    expect(read.body.error).to.equal('invalid_request');
  });

  it('tells the second of two uses of a code at once, and issues nothing from a grant that ended', async () => {
    const codes = createAdapter(server.deps, 'AuthorizationCode');
    const tokens = createAdapter(server.deps, 'AccessToken');
    const of = { accountId: String(member.id), clientId: pods.clientId, grantId: 'grant' };
    await createAdapter(server.deps, 'Grant').upsert('grant', of);
    await codes.upsert('code', of, 600);
    await tokens.upsert('first', of, 600);

    // Both uses found the code fresh; one is the first to mark it.
    await codes.consume('code');
    const second = await codes.consume('code').then(String, ({ error }) => error);
    expect(second).to.equal('invalid_grant');
    expect(await tokens.find('first')).to.equal(undefined);
    const late = await tokens.upsert('late', of, 600).then(String, ({ error }) => error);
    expect(late).to.equal('invalid_grant');
    expect(await server.deps.db('access_tokens')).to.have.length(0);
  });

  it('lets an address register a hundred applications an hour', async () => {
    const register = () =>
      server.visitor().send('POST', '/oauth/register', { json: { redirect_uris: [BACK] } });
    const answers = await Promise.all(Array.from({ length: 102 }, register));
    const last = answers.filter(({ status }) => status !== 201);
    expect(last.map(({ status }) => status)).to.deep.equal([429, 429]);
    expect(last[0]!.body.error).to.equal('rate_limit_exceeded');
  });

  it('registers nothing that is not right, and leaves out what it does not know', async () => {
    const register = (json: unknown) => server.visitor().send('POST', '/oauth/register', { json });
    for (const json of [
      {},
      [],
      { redirect_uris: 'https://a.example' },
      { redirect_uris: [] },
      { redirect_uris: [1] },
      { redirect_uris: ['javascript:alert(1)'], application_type: 'native' },
      { redirect_uris: ['https://a.example/#x'] },
      { redirect_uris: [`https://a.example/${'x'.repeat(500)}`] },
      { redirect_uris: Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`) },
      { redirect_uris: [BACK], client_name: 'x'.repeat(81) },
      { redirect_uris: [BACK], client_name: 'Pods\nfrom Flattr' },
      { redirect_uris: [BACK], client_name: { evil: true } },
      { redirect_uris: [BACK], scope: 'everything' },
      { redirect_uris: [BACK], grant_types: ['password'] },
      { redirect_uris: [BACK], token_endpoint_auth_method: 'client_secret_jwt' },
    ]) {
      const answer = await register(json);
      expect(answer.status, JSON.stringify(json)).to.equal(400);
      expect(answer.body.error, JSON.stringify(json)).to.be.a('string');
    }
    const { body } = await register({
      redirect_uris: [BACK],
      scope: 'flattr',
      registered_by: 'member',
      client_id: 'mine',
      client_secret: 'mine',
    });
    expect(body.client_id).not.to.equal('mine');
    expect(body.client_secret).not.to.equal('mine');
    expect(body).not.to.have.property('registered_by');
    expect(body.scope).to.equal('flattr');
    // It does not count as a member's: PKCE is demanded.
    const url = authorizeUrl({ client_id: body.client_id, scope: 'flattr' });
    expect(await sentTo(browser, url)).to.contain('error=invalid_request');
    const more = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' };
    const wider = authorizeUrl({ client_id: body.client_id, scope: 'thing', ...more });
    expect(await sentTo(browser, wider)).to.contain('error=invalid_scope');
    const right = authorizeUrl({ client_id: body.client_id, scope: 'flattr', ...more });
    expect(await sentTo(browser, right)).to.contain('/oauth/interaction/');
  });

  it('writes its own address, whatever host a request names', async () => {
    const answer = await fetch(`${server.url}/.well-known/oauth-authorization-server`, {
      headers: { 'X-Forwarded-Host': 'evil.example' },
    });
    const text = await answer.text();
    expect(text).not.to.contain('evil');
    expect(JSON.parse(text)).to.include({
      issuer: server.url,
      token_endpoint: `${server.url}/oauth/token`,
      revocation_endpoint: `${server.url}/oauth/revoke`,
      introspection_endpoint: `${server.url}/oauth/introspect`,
      registration_endpoint: `${server.url}/oauth/register`,
    });
  });

  describe('the question', () => {
    const url = () =>
      authorizeUrl({ client_id: pods.clientId, redirect_uri: BACK, scope: 'thing' });

    it('is not framed, and its form leads back to the application alone', async () => {
      const answer = await browser.get(await sentTo(browser, url()));
      const policy = answer.headers.get('Content-Security-Policy')!;
      expect(policy).to.contain("frame-ancestors 'none'");
      expect(policy).to.contain("form-action 'self' https: https://pods.example;");
      expect(answer.headers.get('X-Frame-Options')).to.equal('DENY');
      expect(answer.headers.get('Cache-Control')).to.contain('no-store');
    });

    it('cannot be answered by another site', async () => {
      const page = await sentTo(browser, url());
      const answer = await browser.send('POST', page, {
        form: { answer: 'allow' },
        headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      });
      expect(answer.status).to.equal(403);
      expect(await server.deps.db('oauth_models').where({ kind: 'Grant' })).to.have.length(0);
    });

    it('cannot be answered in another browser, by another member, or with another word', async () => {
      const page = await sentTo(browser, url());
      const sameMember = await server.as(member);
      expect((await sameMember.get(page)).status).to.equal(400);
      expect((await sameMember.post(page, { answer: 'allow' })).status).to.equal(400);

      const session = (await server.as(await aMember(server.deps))).cookie('flattr')!;
      const mine = browser.cookie('flattr')!;
      browser.withCookie('flattr', session);
      expect((await browser.post(page, { answer: 'allow' })).status).to.equal(400);
      browser.withCookie('flattr', mine);
      expect((await browser.post(page, { answer: 'perhaps' })).status).to.equal(400);
      expect((await browser.post(page)).status).to.equal(400);
      expect(await server.deps.db('oauth_models').where({ kind: 'Grant' })).to.have.length(0);
    });

    it('is answered once', async () => {
      const page = await sentTo(browser, url());
      await press(browser, page);
      expect((await browser.post(page, { answer: 'allow' })).status).to.equal(400);
    });

    it('comes after signing in, and for the member who signed in', async () => {
      const visitor = server.visitor();
      const page = await sentTo(visitor, url());
      const asked = await visitor.get(page);
      expect(asked.headers.get('Location')).to.equal(
        `/sign-in?next=${encodeURIComponent(new URL(page, server.url).pathname)}`,
      );
      visitor.withCookie('flattr', browser.cookie('flattr')!);
      const signedIn = await visitor.get(page);
      expect(signedIn.status).to.equal(200);
      const [, resume] = /url=(.+)$/.exec(signedIn.headers.get('Refresh')!)!;
      const back = await press(visitor, await sentTo(visitor, resume!));
      expect(back).to.match(/^https:\/\/pods\.example\/back\?code=/);
    });

    it('is not asked without the member: prompt=none', async () => {
      const back = (query: string) => sentTo(server.visitor(), `${url()}${query}`);
      expect(await back('&prompt=none')).to.contain('error=login_required');
      expect(await sentTo(browser, `${url()}&prompt=none`)).to.contain('error=consent_required');
    });
  });
});
