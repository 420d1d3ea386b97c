import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { forgetOldMails } from '../mail/forget-mails.ts';
import { removeExpired } from './remove-expired.ts';

describe('What lets nobody in any more', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const counts = async () => {
    const tables = ['sessions', 'mail_tokens', 'passkey_challenges', 'sign_ups', 'throttles'];
    const rows = await Promise.all(tables.map((name) => server.deps.db(name)));
    return rows.map(({ length }) => length);
  };

  it('is forgotten, each in its time, and nothing before', async () => {
    const ann = await aMember(server.deps, { name: 'ann' });
    await server.as(ann);
    const visitor = server.visitor();
    await visitor.post('/sign-in/passkey/options');
    await visitor.post('/forgot', { email: 'ann@example.org' });
    const form = { kind: 'individual', name: 'bob', password: 'correct horse battery' };
    await visitor.post('/sign-up', { ...form, email: 'bob@example.org' });
    const before = await counts();
    expect(before.every((count) => count > 0)).to.equal(true);

    await removeExpired(server.deps);
    expect(await counts()).to.deep.equal(before);
    server.setTime('2026-01-10T13:00:00Z');
    await removeExpired(server.deps);
    expect(await counts()).to.deep.equal([1, 0, 0, 1, 0]);
    server.setTime('2026-01-13T12:00:00Z');
    await removeExpired(server.deps);
    expect(await counts()).to.deep.equal([1, 0, 0, 0, 0]);
    server.setTime('2026-04-10T12:00:00Z');
    await removeExpired(server.deps);
    expect(await counts()).to.deep.equal([0, 0, 0, 0, 0]);
  });

  it('as are mails, thirty days after they came', async () => {
    await aMember(server.deps, { name: 'ann' });
    await server.visitor().post('/forgot', { email: 'ann@example.org' });
    await forgetOldMails(server.deps);
    expect(await server.deps.db('mails')).to.have.length(1);
    server.setTime('2026-02-09T12:00:01Z');
    await forgetOldMails(server.deps);
    expect(await server.deps.db('mails')).to.have.length(0);
  });
});
