import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { authorizeUrl, basic, codeFor } from '../../test/oauth.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { hashSecret } from '../secrets.ts';

const FORM = {
  name: 'Pods',
  website: 'https://pods.example',
  redirectUris: 'https://pods.example/back\nhttps://pods.example/other',
  kind: 'confidential',
};

describe('/apps', () => {
  let server: TestServer;
  let browser: Browser;
  beforeEach(async () => {
    server = await testServer();
    browser = await server.as(await aMember(server.deps));
  });
  afterEach(() => server.close());

  /** Registers an application by the form; returns what the page shows of it. */
  async function registered(form: Partial<typeof FORM> = {}) {
    const { status, text } = await browser.post('/apps/new', { ...FORM, ...form });
    expect(status, text).to.equal(200);
    const [, clientId = ''] = /<code>([0-9a-z]{24})<\/code>/.exec(text)!;
    const secret = /<code class="secret">([\w-]{43})<\/code>/.exec(text)?.[1] ?? '';
    return { clientId, secret };
  }

  it('registers an application, and shows its secret once', async () => {
    const { clientId, secret } = await registered();
    const [row] = await server.deps.db('oauth_clients');
    expect(row).to.include({ client_id: clientId, name: 'Pods', secret_hash: hashSecret(secret) });
    expect(JSON.parse(row.redirect_uris)).to.deep.equal(FORM.redirectUris.split('\n'));
    expect((await browser.get('/apps')).text)
      .to.contain(clientId)
      .and.to.contain('Pods');
    const page = await browser.get(`/apps/${clientId}`);
    expect(page.text).to.contain('https://pods.example/other').and.not.to.contain(secret);
  });

  it('registers a public application without a secret', async () => {
    const { clientId, secret } = await registered({ kind: 'public', redirectUris: 'pods://back' });
    expect(secret).to.equal('');
    const [row] = await server.deps.db('oauth_clients').where({ client_id: clientId });
    expect(row.secret_hash).to.equal(null);
  });

  it('says what is wrong beside the field, and keeps what was written', async () => {
    for (const [change, message] of [
      [{ name: ' ' }, 'Give the application a name'],
      [{ name: 'x'.repeat(81) }, 'at most 80'],
      [{ name: 'Pods \u202egro.rttalf' }, 'cannot be seen'],
      [{ website: 'pods.example' }, 'Write an address such as'],
      [{ website: 'javascript:alert(1)' }, 'Write an address such as'],
      [{ redirectUris: '' }, 'Write at least one'],
      [{ redirectUris: '/back' }, 'is not an address'],
      [{ redirectUris: 'javascript:alert(1)' }, 'scheme is not allowed'],
      [{ redirectUris: 'data:text/html,x' }, 'scheme is not allowed'],
      [{ redirectUris: 'https://a.example/#x' }, 'after #'],
      [{ redirectUris: 'https://a:b@a.example/' }, 'password'],
      [{ redirectUris: 'pods://back\nhttp://pods.example/' }, 'second application'],
      [{ redirectUris: `https://a.example/${'x'.repeat(500)}` }, 'at most 500'],
      [{ redirectUris: Array.from({ length: 11 }, (_, n) => `a${n}://b`).join(' ') }, 'at most 10'],
    ] as const) {
      const answer = await browser.post('/apps/new', { ...FORM, name: 'Kept', ...change });
      expect(answer.status, JSON.stringify(change)).to.equal(400);
      expect(answer.text).to.contain(message).and.to.contain('class="error"');
      if (!('name' in change)) expect(answer.text).to.contain('value="Kept"');
    }
    expect(await server.deps.db('oauth_clients')).to.have.length(0);
  });

  it('changes an application: from then on the new address alone is right', async () => {
    const { clientId } = await registered();
    const redirectUris = 'https://pods.example/new';
    const saved = await browser.post(`/apps/${clientId}`, { ...FORM, name: 'Casts', redirectUris });
    expect(saved.status).to.equal(303);
    expect((await browser.follow(saved)).text)
      .to.contain('Saved.')
      .and.to.contain('Casts');
    const at = (redirect_uri: string) =>
      browser.get(authorizeUrl({ client_id: clientId, redirect_uri }));
    expect((await at('https://pods.example/back')).status).to.equal(400);
    expect((await at('https://pods.example/new')).status).to.equal(303);
    expect((await browser.post(`/apps/${clientId}`, { ...FORM, name: '' })).status).to.equal(400);
  });

  it('makes a new secret, which ends the old one and no token', async () => {
    const app = await registered({ redirectUris: 'https://pods.example/back' });
    const code = await codeFor(browser, authorizeUrl({ client_id: app.clientId }));
    const form = { grant_type: 'authorization_code', code };
    const token = (secret: string) =>
      server.visitor().send('POST', '/oauth/token', { form, headers: basic({ ...app, secret }) });

    const { text } = await browser.post(`/apps/${app.clientId}/secret`);
    const [, secret = ''] = /<code class="secret">([\w-]{43})<\/code>/.exec(text)!;
    expect((await token(app.secret)).status).to.equal(401);
    expect((await token(secret)).status).to.equal(200);
  });

  it('deletes an application with its tokens, once the box is ticked', async () => {
    const app = await registered({ redirectUris: 'https://pods.example/back' });
    const code = await codeFor(browser, authorizeUrl({ client_id: app.clientId }));
    const form = { grant_type: 'authorization_code', code };
    await server.visitor().send('POST', '/oauth/token', { form, headers: basic(app) });

    const { db } = server.deps;
    expect((await browser.post(`/apps/${app.clientId}/delete`)).status).to.equal(400);
    expect(await db('access_tokens')).to.have.length(1);
    expect((await browser.post(`/apps/${app.clientId}/delete`, { sure: '1' })).status).to.equal(
      303,
    );
    for (const table of ['oauth_clients', 'access_tokens']) {
      expect(await db(table), table).to.have.length(0);
    }
    expect(await db('oauth_models').whereNot({ kind: 'Interaction' })).to.have.length(0);
  });

  it('is nobody else’s business', async () => {
    const { clientId } = await registered();
    const other = await server.as(await aMember(server.deps));
    expect((await other.get('/apps')).text).not.to.contain(clientId);
    expect((await other.get(`/apps/${clientId}`)).status).to.equal(404);
    expect((await other.post(`/apps/${clientId}`, FORM)).status).to.equal(404);
    expect((await other.post(`/apps/${clientId}/secret`)).status).to.equal(404);
    expect((await other.post(`/apps/${clientId}/delete`, { sure: '1' })).status).to.equal(404);
    expect((await server.visitor().get('/apps')).headers.get('Location')).to.match(/^\/sign-in\?/);
    expect(await server.deps.db('oauth_clients')).to.have.length(1);
  });
});
