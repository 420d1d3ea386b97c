import { expect } from 'chai';
import { aMember, aToken } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { hashSecret } from '../secrets.ts';

const password = 'correct horse battery';
const WRONG = 'The name, the e-mail address or the password is not right.';

describe('Sign-in', () => {
  let server: TestServer;
  const start = async (env: NodeJS.ProcessEnv = {}) => {
    server = await testServer({ env });
    await aMember(server.deps, { name: 'ann', password });
  };
  afterEach(() => server.close());

  const signIn = (login: string, secret = password, next = '') =>
    server.visitor().post('/sign-in', { login, password: secret, next });

  it('lets in by name or address in any case, and brings back', async () => {
    await start();
    for (const login of ['ann', 'ANN', ' ann ', 'ann@example.org', 'Ann@Example.org']) {
      const answer = await signIn(login, password, '/thing/1?a=b');
      expect([answer.status, answer.headers.get('Location')]).to.deep.equal([303, '/thing/1?a=b']);
    }
  });

  it('answers the same, byte for byte, whatever is wrong', async () => {
    await start();
    await aMember(server.deps, { name: 'nopassword' });
    const answers = new Set<string>();
    for (const [login, secret] of [
      ['ann', 'wrong'],
      ['ann@example.org', 'wrong'],
      ['nobody', password],
      ['nobody@example.org', password],
      ['nopassword', ''],
      ['nopassword', 'anything at all'],
      ['', ''],
      ['a'.repeat(5000), password],
      ['ann', 'x'.repeat(50_000)],
    ] as const) {
      const answer = await signIn(login, secret);
      expect(answer.status).to.equal(400);
      expect(answer.text).to.include(WRONG);
      expect(answer.headers.getSetCookie()).to.deep.equal([]);
      answers.add(answer.text.replace(/(id="login"[^>]*?) value(="[^"]*")?/, '$1'));
    }
    expect(answers.size).to.equal(1);
  });

  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '/\t/evil.example',
  ]) {
    it(`never leaves for another site: ${JSON.stringify(next)}`, async () => {
      await start();
      expect((await signIn('ann', password, next)).headers.get('Location')).to.equal('/');
      const browser = await server.as({ id: 1 });
      const shown = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(shown.headers.get('Location')).to.equal('/');
      const form = await server.visitor().get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(form.text).to.not.include('evil');
    });
  }

  it('stops after ten failures of a login, known or not, and goes on a quarter later', async () => {
    await start();
    for (const login of ['ann', 'nobody']) {
      for (let count = 0; count < 10; count += 1) {
        expect((await signIn(login, 'wrong')).status).to.equal(400);
      }
      const stopped = await signIn(login);
      expect(stopped.status).to.equal(403);
      expect(stopped.text).to.include('too many attempts').and.include('in 15 minutes');
    }
    server.setTime('2026-01-10T12:15:00Z');
    expect((await signIn('ann')).status).to.equal(303);
  });

  it('does not count what was right', async () => {
    await start();
    for (let count = 0; count < 15; count += 1) {
      expect((await signIn('ann')).status).to.equal(303);
    }
  });

  it('sets a cookie that scripts and other sites cannot use, and keeps its hash alone', async () => {
    await start();
    const [cookie = ''] = (await signIn('ann')).headers.getSetCookie();
    expect(cookie).to.match(/^flattr=[\w-]{43}; path=\/; expires=[^;]+; samesite=lax; httponly$/i);
    const secret = /=([\w-]+)/.exec(cookie)![1]!;
    const [session] = await server.deps.db('sessions');
    expect(session.token_hash).to.equal(hashSecret(secret));
    expect(JSON.stringify(session)).to.not.include(secret);
  });

  it('binds the cookie to the host where the address is https', async () => {
    await start({ FLATTR_PUBLIC_URL: 'https://flattr.example', FLATTR_MODE: 'sandbox' });
    const [cookie = ''] = (await signIn('ann')).headers.getSetCookie();
    expect(cookie)
      .to.match(/^__Host-flattr=/)
      .and.match(/; secure/i)
      .and.match(/; path=\/;/i);
    expect(cookie).to.not.match(/domain=/i);
  });

  it('gives a new session at each sign-in, whatever cookie was planted before', async () => {
    await start();
    const planted = 'p'.repeat(43);
    const browser = server.visitor().withCookie('flattr', planted);
    await browser.post('/sign-in', { login: 'ann', password });
    const first = browser.cookie('flattr');
    expect(first).to.not.equal(planted);
    await browser.post('/sign-in', { login: 'ann', password });
    expect(browser.cookie('flattr')).to.not.equal(first);
    expect(await server.deps.db('sessions'), 'the one before has ended').to.have.length(1);
    const thief = server.visitor().withCookie('flattr', first!);
    expect((await thief.get('/sign-in')).status, 'it is over').to.equal(200);
  });

  it('ends after ninety days', async () => {
    await start();
    const browser = await server.as({ id: 1 });
    server.setTime('2026-04-10T11:59:59Z');
    expect((await browser.get('/sign-in')).status).to.equal(303);
    server.setTime('2026-04-10T12:00:00Z');
    expect((await browser.get('/sign-in')).status).to.equal(200);
  });

  it('signs out, but not by a link', async () => {
    await start();
    const browser = await server.as({ id: 1 });
    expect((await browser.get('/sign-out')).status).to.equal(404);
    expect((await browser.get('/sign-in')).status).to.equal(303);
    await browser.post('/sign-out');
    expect((await browser.get('/sign-in')).status).to.equal(200);
    expect(await server.deps.db('sessions')).to.have.length(0);
  });

  it('signs out everywhere, and ends tokens if asked', async () => {
    await start();
    const member = { id: 1 } as Parameters<typeof aToken>[1];
    await aToken(server.deps, member);
    const [here, there] = [await server.as(member), await server.as(member)];
    const answer = await here.post('/sign-out-everywhere');
    expect((await here.follow(answer)).text).to.include('signed out in every browser');
    expect((await there.get('/sign-in')).status).to.equal(200);
    expect(await server.deps.db('access_tokens')).to.have.length(1);

    await (await server.as(member)).post('/sign-out-everywhere', { tokens: '1' });
    expect(await server.deps.db('access_tokens')).to.have.length(0);
  });
});
