import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { aClient, authorizeUrl, basic, codeFor, type TestClient } from '../../test/oauth.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { hashSecret } from '../secrets.ts';
import { bearerOf as bearerOfHash } from '../tokens/bearer.ts';
import { forgetExpired } from './forget-expired.ts';
import { loadKeys, rotateKeys } from './load-keys.ts';

describe('/settings/applications', () => {
  let server: TestServer;
  let member: Member;
  let browser: Browser;
  beforeEach(async () => {
    server = await testServer();
    member = await aMember(server.deps);
    browser = await server.as(member);
  });
  afterEach(() => server.close());

  async function connected(app: TestClient, scope = 'flattr email'): Promise<string> {
    const code = await codeFor(browser, authorizeUrl({ client_id: app.clientId, scope }));
    const answer = await server.visitor().send('POST', '/oauth/token', {
      form: { grant_type: 'authorization_code', code },
      headers: basic(app),
    });
    return answer.body.access_token;
  }

  /** Who a token speaks for, as the API finds out. */
  async function bearerOf(token: string) {
    return bearerOfHash(server.deps, hashSecret(token)).catch(() => undefined);
  }

  it('shows what each application may do, since when, and when it was last used', async () => {
    const token = await connected(await aClient(server.deps, member));
    expect((await browser.get('/settings/applications')).text)
      .to.contain('Pods')
      .and.to.contain('read your e-mail address')
      .and.to.contain('not used yet');
    server.setTime('2026-01-12T12:00:00Z');
    expect((await bearerOf(token))?.scopes)
      .to.include('flattr')
      .and.include('email');
    expect((await browser.get('/settings/applications')).text).to.contain('last used');
  });

  it('disconnects an application: its tokens end at once, those of others do not', async () => {
    const app = await aClient(server.deps, member);
    const tokens = [await connected(app), await connected(app)];
    const other = await connected(await aClient(server.deps, member, { name: 'Other' }));
    expect(await bearerOf(tokens[0]!)).to.include({ memberId: member.id, clientId: app.clientId });

    const path = `/settings/applications/${app.clientId}/disconnect`;
    expect((await browser.post(path)).status).to.equal(303);
    for (const token of tokens) expect(await bearerOf(token)).to.equal(undefined);
    expect(await bearerOf(other)).to.be.an('object');
    const { text } = await browser.get('/settings/applications');
    expect(text).to.contain('Other').and.not.to.contain('Pods');

    const asked = await browser.get(authorizeUrl({ client_id: app.clientId }));
    expect(asked.headers.get('Location')).to.contain('/oauth/interaction/');
  });

  it('lets nobody disconnect another member’s application', async () => {
    const app = await aClient(server.deps, member);
    const token = await connected(app);
    const stranger = await server.as(await aMember(server.deps));
    await stranger.post(`/settings/applications/${app.clientId}/disconnect`);
    expect(await bearerOf(token)).to.be.an('object');
  });

  it('ends applications too when a member signs out everywhere with their tokens', async () => {
    const token = await connected(await aClient(server.deps, member));
    await browser.post('/sign-out-everywhere', { tokens: '1' });
    expect(await bearerOf(token)).to.equal(undefined);
    expect(await server.deps.db('oauth_models').where({ kind: 'Grant' })).to.have.length(0);
  });

  it('makes a personal token, shows it once, and revokes it', async () => {
    const made = await browser.post('/settings/tokens', { label: 'A script', scope_flattr: '1' });
    const [, token = ''] = /<code class="secret">([\w-]{43})<\/code>/.exec(made.text)!;
    const bearer = await bearerOf(token);
    expect(bearer).to.include({ memberId: member.id, clientId: null });
    expect([...bearer!.scopes]).to.deep.equal(['flattr']);

    const page = await browser.get('/settings/applications');
    expect(page.text).to.contain('A script').and.not.to.contain(token);
    const revoke = { token: hashSecret(token) };
    const stranger = await server.as(await aMember(server.deps));
    expect((await stranger.post('/settings/tokens/revoke', revoke)).status).to.equal(404);
    expect((await browser.post('/settings/tokens/revoke', revoke)).status).to.equal(303);
    expect(await bearerOf(token)).to.equal(undefined);
  });

  it('says what is wrong with a personal token, and keeps the ticks', async () => {
    for (const label of ['', ' ', 'x'.repeat(81)]) {
      const answer = await browser.post('/settings/tokens', { label, scope_thing: '1' });
      expect(answer.status).to.equal(400);
      expect(answer.text).to.match(/name="scope_thing" value="1" checked/);
    }
  });

  it('notes the use of a token once a day', async () => {
    const token = await connected(await aClient(server.deps, member));
    const usedAt = async () => {
      await bearerOf(token);
      const [row] = await server.deps.db('access_tokens');
      return new Date(Number(row.used_at)).toISOString();
    };
    expect(await usedAt()).to.equal('2026-01-10T12:00:00.000Z');
    server.setTime('2026-01-11T11:59:59Z');
    expect(await usedAt()).to.equal('2026-01-10T12:00:00.000Z');
    server.setTime('2026-01-11T12:00:00Z');
    expect(await usedAt()).to.equal('2026-01-11T12:00:00.000Z');
  });

  it('forgets what has expired, and nothing else', async () => {
    const token = await connected(await aClient(server.deps, member));
    await browser.get(authorizeUrl({ client_id: 'nobody' }));
    await server.visitor().send('POST', '/oauth/register', {
      json: { redirect_uris: ['https://a.example/'] },
    });
    server.setTime('2026-01-10T14:00:00Z');
    expect(await forgetExpired(server.deps)).to.equal(1); // The code.
    server.setTime('2027-01-10T14:00:00Z');
    expect(await forgetExpired(server.deps)).to.equal(1); // The application that nobody used.
    expect(await forgetExpired(server.deps)).to.equal(0);
    expect(await bearerOf(token)).to.be.an('object');
    expect(await server.deps.db('oauth_models').select('kind')).to.deep.equal([{ kind: 'Grant' }]);
  });

  it('rotates the keys while requests are under way, and keeps the last ones', async () => {
    const app = await aClient(server.deps, member);
    const page = await browser.get(authorizeUrl({ client_id: app.clientId }));
    const before = await loadKeys(server.deps);
    await rotateKeys(server.deps);
    const after = await loadKeys(server.deps);
    expect(after.cookieKeys).to.have.length(2);
    expect(after.cookieKeys[1]).to.equal(before.cookieKeys[0]);
    expect((await browser.follow(page)).status).to.equal(200);
    await rotateKeys(server.deps);
    await rotateKeys(server.deps);
    expect((await browser.follow(page)).status).to.equal(400);
    const jwks = await browser.get('/oauth/jwks');
    expect(jwks.body.keys).to.have.length(2);
    expect(jwks.text).not.to.contain('"d":');
  });
});
