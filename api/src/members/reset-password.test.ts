import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { newestMail } from '../../test/mailbox.ts';
import { type TestServer, testServer } from '../../test/server.ts';

describe('A forgotten password', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
    await aMember(server.deps, { name: 'ann', password: 'correct horse battery' });
  });
  afterEach(() => server.close());

  const linkFor = async (email = 'ann@example.org') => {
    await server.visitor().post('/forgot', { email });
    return (await newestMail(server.deps.db, 'ann@example.org')).path;
  };
  const signIn = async (password: string) =>
    (await server.visitor().post('/sign-in', { login: 'ann', password })).status;

  it('is replaced by the link in a mail, which ends every session', async () => {
    const before = await server.as({ id: 1 });
    const path = await linkFor('ANN@example.org');
    const browser = server.visitor();
    expect((await browser.get(path)).text).to.include('A new password for ann');
    expect((await browser.post(path, { password: 'a brand new one' })).status).to.equal(303);

    expect((await browser.get('/sign-in')).status, 'signed in').to.equal(303);
    expect((await before.get('/sign-in')).status, 'signed out').to.equal(200);
    expect(await signIn('correct horse battery')).to.equal(400);
    expect(await signIn('a brand new one')).to.equal(303);
    const { subject } = await newestMail(server.deps.db, 'ann@example.org');
    expect(subject).to.equal('Your password was changed');
  });

  it('answers the same, byte for byte, whether the address is a member’s or not', async () => {
    const answers = [];
    for (const email of ['ann@example.org', 'nobody@example.org']) {
      const browser = server.visitor();
      const answer = await browser.post('/forgot', { email });
      answers.push([
        answer.status,
        [...answer.headers].filter(([name]) => name !== 'date'),
        answer.text,
        (await browser.follow(answer)).text,
      ]);
    }
    expect(answers[0]).to.deep.equal(answers[1]);
    expect(await server.deps.db('mails')).to.have.length(1);
  });

  it('works once, for an hour, and only with the newest link', async () => {
    const first = await linkFor();
    const second = await linkFor();
    expect((await server.visitor().get(first)).status).to.equal(404);
    const forms = [1, 2, 3].map((count) =>
      server.visitor().post(second, { password: `new password ${count}` }),
    );
    const statuses = (await Promise.all(forms)).map(({ status }) => status);
    expect(statuses.sort()).to.deep.equal([303, 404, 404]);

    const third = await linkFor();
    server.setTime('2026-01-10T13:00:00Z');
    expect((await server.visitor().post(third, { password: 'much too late' })).status).to.equal(
      404,
    );
    expect(await signIn('much too late')).to.equal(400);
  });

  it('keeps the link when the new password is too short', async () => {
    const path = await linkFor();
    const answer = await server.visitor().post(path, { password: 'short' });
    expect(answer.status).to.equal(400);
    expect(answer.text).to.include('at least 10');
    expect((await server.visitor().post(path, { password: 'long enough now' })).status).to.equal(
      303,
    );
  });

  it('lets nobody in by a link to an address that is no longer theirs', async () => {
    const path = await linkFor();
    await server.deps.db('members').where({ id: 1 }).update({ email: 'new@example.org' });
    expect((await server.visitor().post(path, { password: 'a brand new one' })).status).to.equal(
      404,
    );
  });

  it('sends five mails an hour, no more', async () => {
    for (let count = 0; count < 7; count += 1) {
      const { status } = await server.visitor().post('/forgot', { email: 'ann@example.org' });
      expect(status).to.equal(count < 5 ? 303 : 403);
    }
    expect(await server.deps.db('mails')).to.have.length(5);
  });

  it('says what is wrong with an address that is none', async () => {
    const answer = await server.visitor().post('/forgot', { email: 'ann' });
    expect(answer.status).to.equal(400);
    expect(answer.text).to.include('Write an e-mail address').and.include('value="ann"');
  });
});
