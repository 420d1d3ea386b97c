import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { authorizeUrl, press, sentTo } from '../../test/oauth.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { createListener } from '../app.tsx';
import { openDatabase } from '../db.ts';
import type { Deps } from '../deps.ts';
import type { Member } from '../members/member.ts';

const REDIRECT_URI = 'http://127.0.0.1:9/callback';

/** Independent libraries do here what applications do: they find everything by the service's address. */
describe('OAuth, as applications of today use it', () => {
  let server: TestServer;
  let member: Member;
  let browser: Browser;
  beforeEach(async () => {
    server = await testServer();
    member = await aMember(server.deps);
    browser = await server.as(member);
  });
  afterEach(() => server.close());

  function registered(metadata: Partial<client.ClientMetadata> = {}) {
    return client.dynamicClientRegistration(
      new URL(server.url),
      {
        client_name: 'Podcasts',
        redirect_uris: [REDIRECT_URI],
        grant_types: ['authorization_code', 'refresh_token'],
        ...metadata,
      },
      undefined,
      { execute: [client.allowInsecureRequests] },
    );
  }

  /** The member says yes; `exchange` is what the application does with the answer. */
  async function allowed(config: client.Configuration, scope = 'flattr thing') {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT_URI,
      scope,
      state: expectedState,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const back = new URL(await press(browser, await sentTo(browser, url.href)));
    const checks = { pkceCodeVerifier, expectedState };
    return { back, exchange: () => client.authorizationCodeGrant(config, back, checks) };
  }

  it('lets an application register itself, ask, and get tokens for what was allowed', async () => {
    const { exchange } = await allowed(await registered());
    const tokens = await exchange();
    expect(tokens.token_type).to.equal('bearer');
    expect(tokens.scope).to.equal('flattr thing');
    expect(tokens.expires_in).to.equal(30 * 86_400);
    expect(tokens.refresh_token).to.be.a('string');
  });

  it('keeps secrets, codes and tokens as hashes alone', async () => {
    const config = await registered();
    const { back, exchange } = await allowed(config);
    const { access_token, refresh_token } = await exchange();
    const { db } = server.deps;
    const rows = JSON.stringify([
      await db('oauth_clients'),
      await db('oauth_models'),
      await db('access_tokens'),
    ]);
    const code = back.searchParams.get('code');
    const { client_secret } = config.clientMetadata();
    for (const secret of [client_secret, code, access_token, refresh_token]) {
      expect(secret).to.be.a('string');
      expect(rows).not.to.contain(secret);
    }
  });

  it('gives a new refresh token for each, and ends all of them when one is used twice', async () => {
    const config = await registered();
    const first = await (await allowed(config)).exchange();
    const second = await client.refreshTokenGrant(config, first.refresh_token!);
    expect(second.refresh_token).not.to.equal(first.refresh_token);
    expect((await introspect(config, second.access_token)).active).to.equal(true);

    await refused(client.refreshTokenGrant(config, first.refresh_token!), 'invalid_grant');
    await refused(client.refreshTokenGrant(config, second.refresh_token!), 'invalid_grant');
    for (const { access_token } of [first, second]) {
      expect((await introspect(config, access_token)).active).to.equal(false);
    }
  });

  describe('when the answer to a refresh was lost', () => {
    const later = (seconds: number) =>
      server.setTime(new Date(Date.parse('2026-01-10T13:00:00Z') + seconds * 1000).toISOString());
    const isActive = async (config: client.Configuration, token: string) =>
      (await introspect(config, token)).active;
    const use = (token: string) => server.visitor().withToken(token).get('/rest/v2/user');

    /** An application whose second tokens nobody has seen. */
    async function lost() {
      const config = await registered();
      const first = await (await allowed(config)).exchange();
      await use(first.access_token);
      later(0);
      const unseen = await client.refreshTokenGrant(config, first.refresh_token!);
      return {
        config,
        first,
        unseen,
        again: () => client.refreshTokenGrant(config, first.refresh_token!),
      };
    }

    it('answers once more, and ends what was not seen', async () => {
      const { config, unseen, again } = await lost();
      later(60);
      const seen = await again();
      expect((await use(unseen.access_token)).status).to.equal(401);
      expect((await use(seen.access_token)).status).to.equal(200);
      const next = await client.refreshTokenGrant(config, seen.refresh_token!);
      expect(await isActive(config, next.access_token)).to.equal(true);
    });

    it('answers as often as it is lost, for ten minutes each', async () => {
      const { config, again } = await lost();
      later(60);
      await again();
      later(540);
      const seen = await again();
      later(540 + 601);
      await refused(again(), 'invalid_grant');
      expect(await isActive(config, seen.access_token)).to.equal(false);
    });

    for (const [what, show] of [
      ['token', async ({ unseen }) => void (await use(unseen.access_token))],
      [
        'refresh token',
        ({ config, unseen }) => client.refreshTokenGrant(config, unseen.refresh_token!),
      ],
    ] as [string, (all: Awaited<ReturnType<typeof lost>>) => Promise<unknown>][]) {
      it(`ends everything when the ${what} of it was used: somebody has it`, async () => {
        const all = await lost();
        await show(all);
        later(60);
        await refused(all.again(), 'invalid_grant');
        expect(await isActive(all.config, all.unseen.access_token)).to.equal(false);
        expect(await server.deps.db('access_tokens')).to.have.length(0);
      });
    }

    it('ends everything when both holders of a stolen token turn up', async () => {
      const { config, unseen, again } = await lost();
      later(60);
      const stolen = await again();
      await refused(client.refreshTokenGrant(config, unseen.refresh_token!), 'invalid_grant');
      expect(await isActive(config, stolen.access_token)).to.equal(false);
      await refused(client.refreshTokenGrant(config, stolen.refresh_token!), 'invalid_grant');
    });

    it('ends everything when it is sent again twice at once', async () => {
      const { again } = await lost();
      later(60);
      const answers = await Promise.allSettled([again(), again()]);
      expect(answers.filter(({ status }) => status === 'fulfilled').length).to.be.lessThan(2);
      expect(await server.deps.db('access_tokens')).to.have.length(0);
    });

    it('ends everything when it is sent again within seconds, as nobody does who waits', async () => {
      const { config, unseen, again } = await lost();
      later(4);
      await refused(again(), 'invalid_grant');
      expect(await isActive(config, unseen.access_token)).to.equal(false);
    });
  });

  it('takes a code once, and ends what it gave when it is sent again', async () => {
    const config = await registered();
    const { exchange } = await allowed(config);
    const { access_token, refresh_token } = await exchange();
    await refused(exchange(), 'invalid_grant');
    expect((await introspect(config, access_token)).active).to.equal(false);
    await refused(client.refreshTokenGrant(config, refresh_token!), 'invalid_grant');
  });

  it('forgets a code after ten minutes', async () => {
    const { exchange } = await allowed(await registered());
    server.setTime('2026-01-10T12:10:01Z');
    await refused(exchange(), 'invalid_grant');
  });

  it('ends tokens when the application revokes them', async () => {
    const config = await registered();
    const tokens = await (await allowed(config)).exchange();
    await client.tokenRevocation(config, tokens.access_token);
    expect((await introspect(config, tokens.access_token)).active).to.equal(false);
    await refused(client.refreshTokenGrant(config, tokens.refresh_token!), 'invalid_grant');
    expect(await server.deps.db('access_tokens')).to.have.length(0);
  });

  it('tells an application about its own tokens alone', async () => {
    const config = await registered();
    const { access_token } = await (await allowed(config)).exchange();
    expect(await introspect(config, access_token)).to.include({
      active: true,
      scope: 'flattr thing',
      sub: String(member.id),
      client_id: config.clientMetadata().client_id,
    });
    expect((await introspect(await registered(), access_token)).active).to.equal(false);
    expect((await introspect(config, 'made-up')).active).to.equal(false);
  });

  it('says who signed in to an application that asks for openid', async () => {
    const config = await registered();
    const tokens = await (await allowed(config, 'openid email')).exchange();
    expect(tokens.claims()?.sub).to.equal(String(member.id));
    const info = await client.fetchUserInfo(config, tokens.access_token, String(member.id));
    expect(info).to.include({ preferred_username: member.name, email: member.email });
  });

  describe('when an application wants to be sure that the member is there', () => {
    beforeEach(async () => {
      member = await aMember(server.deps, { password: 'five clicks a month' });
      browser = await server.as(member);
    });

    async function asked(parameters: Record<string, string>) {
      const config = await registered();
      const pkceCodeVerifier = client.randomPKCECodeVerifier();
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: REDIRECT_URI,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        ...parameters,
      });
      const page = await sentTo(browser, url.href);
      const exchange = async (callback: string) => {
        const checks = { pkceCodeVerifier, maxAge: 3600 };
        return client.authorizationCodeGrant(config, new URL(callback), checks);
      };
      return { page, exchange };
    }

    /** What the page after sign-in goes on to. */
    async function signInAgain(page: string): Promise<string> {
      const form = await browser.get(page);
      expect(form.headers.get('Location')).to.match(/^\/sign-in\?notice=again/);
      const { pathname } = new URL(page, server.url);
      const login = { login: member.name, password: 'five clicks a month', next: pathname };
      expect((await browser.post('/sign-in', login)).status).to.equal(303);
      const resume = (await browser.get(pathname)).headers.get('Refresh')!.split('url=')[1]!;
      return press(browser, await sentTo(browser, resume));
    }

    it('has them sign in once more for prompt=login', async () => {
      server.setTime('2026-01-10T12:30:00Z');
      const { page, exchange } = await asked({ prompt: 'login', max_age: '3600' });
      const tokens = await exchange(await signInAgain(page));
      expect(tokens.claims()?.sub).to.equal(String(member.id));
    });

    it('has them sign in once more when that was longer ago than max_age', async () => {
      server.setTime('2026-01-10T14:00:00Z');
      const { page, exchange } = await asked({ max_age: '3600' });
      const tokens = await exchange(await signInAgain(page));
      expect(Date.now() / 1000 - Number(tokens.claims()?.auth_time)).to.be.lessThan(60);
    });

    it('goes straight to its question when that was not so long ago', async () => {
      server.setTime('2026-01-10T12:30:00Z');
      const { page, exchange } = await asked({ max_age: '3600' });
      const tokens = await exchange(await press(browser, page));
      expect(Date.now() / 1000 - Number(tokens.claims()?.auth_time)).to.be.within(1790, 1860);
    });
  });

  it('lets a public application in by PKCE alone (oauth4webapi)', async () => {
    const options = { [oauth.allowInsecureRequests]: true };
    const issuer = new URL(server.url);
    const as = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...options }),
    );
    expect(as.scopes_supported).to.include.members(['flattr', 'thing', 'email', 'extendedread']);
    expect(as.scopes_supported).not.to.include('identity');
    const app = await oauth.processDynamicClientRegistrationResponse(
      await oauth.dynamicClientRegistrationRequest(
        as,
        {
          redirect_uris: ['flattrpods://back'],
          application_type: 'native',
          token_endpoint_auth_method: 'none',
        },
        options,
      ),
    );
    const verifier = oauth.generateRandomCodeVerifier();
    const challenge = await oauth.calculatePKCECodeChallenge(verifier);
    const url = authorizeUrl({
      client_id: app.client_id,
      redirect_uri: 'flattrpods://back',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 'a state',
    });
    const back = new URL(await press(browser, await sentTo(browser, url)));
    expect(back.protocol).to.equal('flattrpods:');
    const parameters = oauth.validateAuthResponse(as, app, back, 'a state');
    const exchange = (codeVerifier: string) =>
      oauth.authorizationCodeGrantRequest(
        as,
        app,
        oauth.None(),
        parameters,
        'flattrpods://back',
        codeVerifier,
        options,
      );
    expect((await exchange(oauth.generateRandomCodeVerifier())).status).to.equal(400);
    const tokens = await oauth.processAuthorizationCodeResponse(as, app, await exchange(verifier));
    expect(tokens.access_token).to.be.a('string');
    expect(tokens.scope).to.equal(undefined);
    expect(tokens.refresh_token).to.equal(undefined);
  });

  it('demands PKCE of applications that registered themselves', async () => {
    const { client_id } = (await registered()).clientMetadata();
    const back = new URL(await sentTo(browser, authorizeUrl({ client_id })));
    expect(back.searchParams.get('error')).to.equal('invalid_request');
    expect(back.searchParams.get('error_description')).to.contain('PKCE');
    const plain = { code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' };
    const refusal = new URL(await sentTo(browser, authorizeUrl({ client_id, ...plain })));
    expect(refusal.searchParams.get('error')).to.equal('invalid_request');
  });

  it('asks for an application that registered itself each time', async () => {
    const config = await registered();
    await (await allowed(config)).exchange();
    await (await allowed(config)).exchange();
    expect(await server.deps.db('oauth_models').where({ kind: 'Grant' })).to.have.length(2);
  });

  it('fetches nothing that an application names', async () => {
    for (const metadata of [
      { jwks_uri: 'http://127.0.0.1:9/' },
      { sector_identifier_uri: 'https://127.0.0.1:9/' },
    ]) {
      await refused(registered(metadata), 'invalid_client_metadata');
    }
  });

  it('serves one flow from two instances on one database', async () => {
    const other = await anotherInstance(server.deps);
    const config = await registered();
    const verifier = client.randomPKCECodeVerifier();
    const { client_id, client_secret } = config.clientMetadata();
    const url = authorizeUrl({
      client_id,
      redirect_uri: REDIRECT_URI,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const { pathname } = new URL(await sentTo(browser, url), server.url);
    const back = await press(browser, `${other.url}${pathname}`);
    const exchanged = await browser.post(`${other.url}/oauth/token`, {
      grant_type: 'authorization_code',
      code: new URL(back).searchParams.get('code')!,
      redirect_uri: REDIRECT_URI,
      code_verifier: verifier,
      client_id,
      client_secret: String(client_secret),
    });
    expect(exchanged.status, exchanged.text).to.equal(200);
    expect((await introspect(config, exchanged.body.access_token)).active).to.equal(true);
    await other.close();
  });

  function introspect(config: client.Configuration, token: string) {
    return client.tokenIntrospection(config, token);
  }
});

async function refused(call: Promise<unknown>, code: string): Promise<void> {
  const error = await call.then(
    () => ({ error: 'nothing' }),
    (thrown) => thrown,
  );
  expect(error.error ?? error.cause?.error, String(error)).to.equal(code);
}

/** A second process of the service, with connections of its own to the same database. */
async function anotherInstance(deps: Deps) {
  const db = openDatabase(deps.config.databaseUrl);
  const instance = createServer(createListener({ ...deps, db }));
  await new Promise<void>((resolve) => instance.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(instance.address() as AddressInfo).port}`,
    async close() {
      instance.closeAllConnections();
      await new Promise((resolve) => instance.close(resolve));
      await db.destroy();
    },
  };
}
