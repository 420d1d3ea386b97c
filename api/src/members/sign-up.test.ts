import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { findMemberByName } from './find-member.ts';

const FORM = {
  kind: 'individual',
  name: 'ann',
  email: 'ann@example.org',
  password: 'correct horse battery',
};

describe('Sign-up', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const mailTo = (email: string) => newestMail(server.deps.db, email);
  const isSignedIn = async (browser: ReturnType<TestServer['visitor']>) =>
    (await browser.get('/sign-in')).status === 303;

  it('makes a member of who follows the link in the mail, and brings them back', async () => {
    const browser = server.visitor();
    const next = '/submit/auto?url=https%3A%2F%2Fexample.org%2Fa&user_id=bob';
    const form = await browser.get(`/sign-up?next=${encodeURIComponent(next)}`);
    expect(form.text).to.include('value="/submit/auto?url=https%3A%2F%2Fexample.org%2Fa&amp;');

    const sent = await browser.post('/sign-up', { ...FORM, kind: 'company', next });
    expect([sent.status, sent.headers.get('Location')]).to.deep.equal([303, '/sign-up/mail']);
    expect((await browser.follow(sent)).text).to.include('href="/mailbox"');
    expect(await findMemberByName(server.deps.db, 'ann'), 'not before').to.equal(undefined);
    expect(await isSignedIn(browser)).to.equal(false);

    const { path } = await mailTo('ann@example.org');
    const elsewhere = server.visitor();
    expect((await elsewhere.get(path)).text).to.include('Welcome, ann');
    expect(await findMemberByName(server.deps.db, 'ann'), 'a GET does nothing').to.equal(undefined);
    const confirmed = await elsewhere.post(path);
    expect([confirmed.status, confirmed.headers.get('Location')]).to.deep.equal([303, next]);
    expect(await isSignedIn(elsewhere)).to.equal(true);

    const member = (await findMemberByName(server.deps.db, 'Ann'))!;
    expect(member).to.include({ name: 'ann', kind: 'company', email: 'ann@example.org' });
    expect(member.emailConfirmedAt).to.equal(server.deps.clock.now());
  });

  it('lets a link work once, and for three days', async () => {
    const browser = server.visitor();
    await browser.post('/sign-up', FORM);
    await browser.post('/sign-up', { ...FORM, name: 'bob', email: 'bob@example.org' });
    const [ann, bob] = [await mailTo('ann@example.org'), await mailTo('bob@example.org')];
    const answers = await Promise.all([1, 2, 3].map(() => server.visitor().post(ann.path)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 404, 404]);
    expect((await browser.get(ann.path)).status).to.equal(404);

    server.setTime('2026-01-13T12:00:00Z');
    const over = await browser.post(bob.path);
    expect(over.status).to.equal(404);
    expect(over.text).to.include('older than three days');
    expect(await findMemberByName(server.deps.db, 'bob')).to.equal(undefined);
  });

  it('answers the same, byte for byte, whether the address is a member’s or not', async () => {
    await aMember(server.deps, { name: 'bob' });
    const answers = [];
    for (const email of ['bob@example.org', 'BOB@example.org', 'stranger@example.org']) {
      const browser = server.visitor();
      const answer = await browser.post('/sign-up', { ...FORM, email });
      answers.push({
        status: answer.status,
        headers: [...answer.headers].filter(([name]) => name !== 'date'),
        text: answer.text,
        page: (await browser.follow(answer)).text,
      });
    }
    expect(answers[0]).to.deep.equal(answers[2]);
    expect(answers[1]).to.deep.equal(answers[2]);

    expect((await mailTo('bob@example.org')).subject).to.equal('You are a member already');
    expect((await mailTo('stranger@example.org')).subject).to.match(/^Confirm/);
  });

  it('says that a user name is taken before it looks at the address', async () => {
    await aMember(server.deps, { name: 'bob' });
    const texts = [];
    for (const email of ['bob@example.org', 'new@example.org']) {
      const answer = await server.visitor().post('/sign-up', { ...FORM, name: 'BOB', email });
      expect(answer.status).to.equal(400);
      expect(answer.text).to.include('The user name &quot;BOB&quot; is taken');
      texts.push(answer.text.replaceAll(email, ''));
    }
    expect(texts[0]).to.equal(texts[1]);
    expect(await server.deps.db('mails')).to.have.length(0);
  });

  it('holds neither the name nor the address before it is confirmed', async () => {
    const [first, second] = [server.visitor(), server.visitor()];
    await first.post('/sign-up', FORM);
    const squatter = await mailTo('ann@example.org');
    await second.post('/sign-up', { ...FORM, password: 'another long password' });
    const mine = await mailTo('ann@example.org');
    expect((await second.post(mine.path)).status).to.equal(303);

    expect((await first.get(squatter.path)).status, 'the other link').to.equal(200);
    const late = await first.post(squatter.path);
    expect(late.status).to.equal(404);
    expect(late.text).to.include('confirmed already');
    const signedIn = await server
      .visitor()
      .post('/sign-in', { login: 'ann', password: 'another long password' });
    expect(signedIn.status).to.equal(303);
  });

  it('asks for another name when the first was taken before the link was followed', async () => {
    const browser = server.visitor();
    await browser.post('/sign-up', FORM);
    await aMember(server.deps, { name: 'Ann' }).then(({ id }) =>
      server.deps.db('members').where({ id }).update({ email_key: 'x', email: 'x' }),
    );
    const { path } = await mailTo('ann@example.org');
    const refused = await browser.post(path);
    expect(refused.status).to.equal(400);
    expect(refused.text).to.include('is taken').and.include('Another user name');
    expect((await browser.post(path, { name: '..' })).status).to.equal(400);
    expect((await browser.post(path, { name: 'ann2' })).status).to.equal(303);
    expect(await findMemberByName(server.deps.db, 'ann2')).to.include({ email: FORM.email });
  });

  for (const [what, change, complaint] of [
    ['a password of nine characters', { password: '123456789' }, 'at least 10'],
    ['a password of 201 characters', { password: 'a'.repeat(201) }, 'at most 200'],
    ['no name', { name: '' }, '1 to 40 letters'],
    ['a name with spaces', { name: 'a b' }, '1 to 40 letters'],
    ['a name that looks like a path', { name: '../x' }, '1 to 40 letters'],
    ['a name of 41 letters', { name: 'a'.repeat(41) }, '1 to 40 letters'],
    ['a name of members who left', { name: 'Deleted-7' }, 'deleted-'],
    ['no address', { email: 'ann' }, 'Write an e-mail address'],
    ['two addresses', { email: 'a@example.org,b@example.org' }, 'Write an e-mail address'],
    ['a header in the address', { email: 'a@example.org\nBcc: b@x.org' }, 'Write an e-mail'],
    ['an endless address', { email: `${'a'.repeat(250)}@example.org` }, 'at most 254'],
    ['another kind', { kind: 'robot' }, 'Choose one of'],
  ] as const) {
    it(`says what is wrong beside the field, keeps the rest, changes nothing: ${what}`, async () => {
      const answer = await server.visitor().post('/sign-up', { ...FORM, ...change });
      expect(answer.status).to.equal(400);
      expect(answer.text).to.include(complaint).and.include('aria-invalid');
      if (!('name' in change)) expect(answer.text).to.include('value="ann"');
      expect(answer.text).to.not.include(FORM.password);
      expect(await server.deps.db('sign_ups')).to.have.length(0);
      expect(await server.deps.db('mails')).to.have.length(0);
    });
  }

  it('sends nobody to another site', async () => {
    const browser = server.visitor();
    await browser.post('/sign-up', { ...FORM, next: '//evil.example/x' });
    const { path } = await mailTo(FORM.email);
    expect((await browser.post(path)).headers.get('Location')).to.equal('/');
  });

  it('sends at most five mails an hour to an address, known or not', async () => {
    await aMember(server.deps, { name: 'bob' });
    for (const email of ['bob@example.org', 'new@example.org']) {
      for (let count = 0; count < 5; count += 1) {
        expect((await server.visitor().post('/sign-up', { ...FORM, email })).status).to.equal(303);
      }
      const refused = await server.visitor().post('/sign-up', { ...FORM, email });
      expect(refused.status).to.equal(403);
      expect(refused.text).to.include('too many attempts');
      expect(await server.deps.db('mails').where({ recipient: email })).to.have.length(5);
    }
  });

  it('refuses a form that another site sent', async () => {
    const answer = await server.visitor().send('POST', '/sign-up', {
      form: FORM,
      headers: { Origin: 'https://evil.example' },
    });
    expect(answer.status).to.equal(403);
    expect(await server.deps.db('sign_ups')).to.have.length(0);
  });

  it('keeps only hashes of the password and the link', async () => {
    await server.visitor().post('/sign-up', FORM);
    const { path } = await mailTo(FORM.email);
    const row = JSON.stringify(await server.deps.db('sign_ups').first());
    expect(row).to.not.include(FORM.password).and.not.include(path.split('/').pop());
  });
});
