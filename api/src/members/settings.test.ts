import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { browserName } from './browser-name.ts';
import { findMember } from './find-member.ts';
import type { Member } from './member.ts';

const password = 'correct horse battery';

describe('The settings', () => {
  let server: TestServer;
  let ann: Member;
  let browser: Browser;
  beforeEach(async () => {
    server = await testServer();
    ann = await aMember(server.deps, { name: 'ann', password });
    browser = await server.as(ann);
  });
  afterEach(() => server.close());

  const member = async () => (await findMember(server.deps.db, ann.id))!;
  const signInStatus = async (login: string, secret = password) =>
    (await server.visitor().post('/sign-in', { login, password: secret })).status;

  it('are for members alone, who come back to them', async () => {
    const answer = await server.visitor().get('/settings?saved=x');
    expect(answer.headers.get('Location')).to.equal('/sign-in?next=%2Fsettings%3Fsaved%3Dx');
    for (const path of [
      'profile',
      'email',
      'password',
      'sessions/end',
      'passkeys',
      'passkeys/options',
      'passkeys/remove',
      'passkeys/proof',
    ]) {
      const refused = await server.visitor().post(`/settings/${path}`, { display_name: 'x' });
      expect(refused.headers.get('Location'), path).to.match(/^\/sign-in\?next=/);
    }
    expect(await member()).to.deep.equal(ann);
  });

  it('show the mark of the member to copy', async () => {
    const { text } = await browser.get('/settings');
    expect(text).to.include(`&lt;meta name=&quot;flattr:id&quot; content=&quot;${ann.fid}&quot;>`);
  });

  describe('of the profile', () => {
    const PROFILE = {
      display_name: '  Ann  Example ',
      about: 'I write.\r\nEvery day.',
      url: 'https://ann.example/',
      city: 'Malmö',
      country: 'Sweden',
    };

    it('are saved, and what is not ticked is off', async () => {
      const answer = await browser.post('/settings/profile', PROFILE);
      expect((await browser.follow(answer)).text).to.include('Your profile is saved');
      expect(await member()).to.include({
        displayName: 'Ann Example',
        about: 'I write.\nEvery day.',
        url: 'https://ann.example/',
        city: 'Malmö',
        showsFlattrs: false,
      });
      await browser.post('/settings/profile', { shows_flattrs: '1' });
      expect(await member()).to.include({ displayName: '', url: '', showsFlattrs: true });
    });

    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://ann.example',
      'ann.example',
      'https://bank.example@evil.example/',
      `https://ann.example/${'a'.repeat(500)}`,
    ]) {
      it(`refuse ${url.slice(0, 40)} as a web site, and keep what was typed`, async () => {
        const answer = await browser.post('/settings/profile', { ...PROFILE, url });
        expect(answer.status).to.equal(400);
        expect(answer.text).to.include('id="url-error"').and.include('value="Malmö"');
        expect(await member()).to.deep.equal(ann);
      });
    }

    it('refuse what is too long, and show markup as text', async () => {
      const long = await browser.post('/settings/profile', { about: 'a'.repeat(1001) });
      expect(long.status).to.equal(400);
      await browser.post('/settings/profile', { about: '</textarea><script>x' });
      expect((await browser.get('/settings')).text).to.not.include('<script>x');
    });
  });

  describe('of the e-mail address', () => {
    const change = (email = 'new@example.org', email_password = password) =>
      browser.post('/settings/email', { email, email_password });

    it('change by a link to the new one, and the old one is told', async () => {
      const answer = await change();
      expect((await browser.follow(answer)).text).to.include('We have sent a mail');
      expect((await member()).email, 'not yet').to.equal('ann@example.org');
      const notice = await newestMail(server.deps.db, 'ann@example.org');
      expect(notice.body).to.include('becomes new@example.org');

      const { path } = await newestMail(server.deps.db, 'new@example.org');
      expect((await server.visitor().get(path)).text).to.include('new@example.org');
      expect((await member()).email, 'a GET does nothing').to.equal('ann@example.org');
      const answers = [await server.visitor().post(path), await server.visitor().post(path)];
      expect(answers.map(({ status }) => status)).to.deep.equal([303, 404]);
      expect((await member()).email).to.equal('new@example.org');
      expect(await signInStatus('new@example.org')).to.equal(303);
      expect(await signInStatus('ann@example.org')).to.equal(400);
    });

    it('answer the same when the address is another member’s, who is told', async () => {
      await aMember(server.deps, { name: 'bob' });
      const free = await change('free@example.org');
      const known = await change('bob@example.org');
      expect([known.status, known.text, known.headers.get('Location')]).to.deep.equal([
        free.status,
        free.text,
        free.headers.get('Location'),
      ]);
      const mail = await newestMail(server.deps.db, 'bob@example.org');
      expect(mail.subject).to.equal('You are a member already');
      expect(mail.body).to.not.include('/confirm-email/');
    });

    it('stay when a new member was quicker with the address', async () => {
      await change();
      const { path } = await newestMail(server.deps.db, 'new@example.org');
      const bob = await aMember(server.deps, { name: 'bob' });
      const taken = { email: 'new@example.org', email_key: 'new@example.org' };
      await server.deps.db('members').where({ id: bob.id }).update(taken);
      expect((await server.visitor().post(path)).status).to.equal(404);
      expect((await member()).email).to.equal('ann@example.org');
    });

    it('are stopped by a new password', async () => {
      await change();
      const { path } = await newestMail(server.deps.db, 'new@example.org');
      await browser.post('/settings/password', {
        current_password: password,
        new_password: 'a brand new one',
      });
      expect((await server.visitor().post(path)).status).to.equal(404);
    });

    it('need the password, and an address that is one', async () => {
      const wrong = await change('new@example.org', 'wrong');
      expect(wrong.status).to.equal(400);
      expect(wrong.text).to.include('not your password').and.include('value="new@example.org"');
      expect((await change('new@')).status).to.equal(400);
      expect((await change('ann@example.org')).text).to.include('your address already');
      expect(await server.deps.db('mails')).to.have.length(0);
    });
  });

  describe('of the password', () => {
    const change = (current_password: string, new_password = 'a brand new one') =>
      browser.post('/settings/password', { current_password, new_password });

    it('change it for who knows the old one, and sign out all other browsers', async () => {
      const other = await server.as(ann);
      const cookie = browser.cookie('flattr');
      const answer = await change(password);
      expect((await browser.follow(answer)).text).to.include('Your password is changed');
      expect(browser.cookie('flattr')).to.not.equal(cookie);
      expect((await other.get('/settings')).status).to.equal(303);
      expect(await signInStatus('ann')).to.equal(400);
      expect(await signInStatus('ann', 'a brand new one')).to.equal(303);
    });

    it('keep it for who does not, and stop after ten tries', async () => {
      for (let count = 0; count < 10; count += 1) {
        expect((await change('wrong')).status).to.equal(400);
      }
      expect((await change(password)).status).to.equal(403);
      expect(await signInStatus('ann')).to.equal(303);
    });

    it('refuse a short one', async () => {
      const answer = await change(password, '123456789');
      expect(answer.status).to.equal(400);
      expect(answer.text).to.include('id="new_password-error"');
    });
  });

  describe('of sessions', () => {
    it('show each browser, and sign one of them out', async () => {
      const other = await server.as(ann);
      const { text } = await browser.get('/settings');
      const ids = [
        ...text.matchAll(/sessions\/end"><input type="hidden" name="id" value="(\w+)"/g),
      ];
      expect(ids, 'not the one that looks').to.have.length(1);
      const id = ids[0]![1]!;
      const bob = await server.as(await aMember(server.deps, { name: 'bob' }));
      expect((await bob.post('/settings/sessions/end', { id })).status).to.equal(404);
      expect((await other.get('/settings')).status).to.equal(200);

      await browser.post('/settings/sessions/end', { id });
      expect((await other.get('/settings')).status).to.equal(303);
      expect((await browser.get('/settings')).status).to.equal(200);
    });

    it('remember within an hour when a member was last seen', async () => {
      server.setTime('2026-01-10T12:59:00Z');
      await browser.get('/settings');
      const seen = async () => Number((await server.deps.db('sessions').first()).seen_at);
      expect(await seen()).to.equal(Date.parse('2026-01-10T12:00:00Z'));
      server.setTime('2026-01-10T13:00:00Z');
      await browser.get('/settings');
      expect(await seen()).to.equal(Date.parse('2026-01-10T13:00:00Z'));
    });

    for (const [userAgent, name] of [
      [
        'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
        'Firefox on Linux',
      ],
      [
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
        'Edge on Windows',
      ],
      [
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
        'Safari on iOS',
      ],
      ['curl/8.0', 'A browser'],
    ] as const) {
      it(`call it ${name}`, () => expect(browserName(userAgent)).to.equal(name));
    }
  });
});
