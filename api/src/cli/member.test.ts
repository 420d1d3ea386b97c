import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { findMemberByName } from '../members/find-member.ts';
import { hashSecret } from '../secrets.ts';
import { findBearers } from '../tokens/store.ts';

describe('flattr member add, flattr token create', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  const flattr = (args: string[], input = '') =>
    runFlattr(args, { databaseUrl: database.url, input });

  it('adds a member with a confirmed address, and a token that speaks for them', async () => {
    const added = await flattr(
      ['member', 'add', 'ann', '--email', 'ann@example.org', '--password-stdin', '--json'],
      'correct horse battery\n',
    );
    expect(added.code, added.stderr).to.equal(0);
    const member = (await findMemberByName(database.db, 'ann'))!;
    expect(added.json()).to.deep.equal({
      id: member.id,
      name: 'ann',
      kind: 'individual',
      fid: member.fid,
    });
    expect(member.emailConfirmedAt).to.be.a('number');
    expect(member.passwordHash).to.match(/^\$argon2id\$/);

    const created = await flattr(['token', 'create', 'ANN', '--scope', 'flattr thing', '--json']);
    expect(created.code, created.stderr).to.equal(0);
    const hash = hashSecret(created.json().token);
    const bearer = (await findBearers(database.db, [hash], Date.now())).get(hash)!;
    expect(bearer.memberId).to.equal(member.id);
    expect([...bearer.scopes]).to.deep.equal(['flattr', 'thing']);
  });

  it('refuses a name or an address that is taken or malformed, and changes nothing', async () => {
    await flattr(['member', 'add', 'ann', '--email', 'ann@example.org']);
    for (const [name, email, kind, complaint] of [
      ['Ann', 'other@example.org', 'individual', /taken/],
      ['bob', 'ANN@example.org', 'individual', /e-mail/],
      ['-bob', 'bob@example.org', 'individual', /user name/],
      ['bob', 'bob', 'individual', /e-mail/],
      ['bob', 'bob@example.org', 'robot', /individual, company, organization/],
    ] as const) {
      const refused = await flattr(['member', 'add', '--email', email, '--kind', kind, '--', name]);
      expect(refused.code, name).to.equal(1);
      expect(refused.stdout).to.equal('');
      expect(refused.stderr).to.match(complaint);
    }
    expect(await database.db('members').select('name')).to.deep.equal([{ name: 'ann' }]);
  });

  it('asks for a password as long as the form does', async () => {
    const args = ['member', 'add', 'ann', '--email', 'ann@example.org', '--password-stdin'];
    const refused = await flattr(args, '9 letters\n');
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.match(/at least 10 characters/);
    expect(await database.db('members')).to.deep.equal([]);
  });

  it('refuses a token for nobody or for a scope that does not exist', async () => {
    await flattr(['member', 'add', 'ann', '--email', 'ann@example.org']);
    const forNobody = await flattr(['token', 'create', 'bob', '--scope', 'flattr', '--json']);
    expect(forNobody.code).to.equal(1);
    expect(forNobody.stderr).to.match(/no member named "bob"/);
    const toFly = await flattr(['token', 'create', 'ann', '--scope', 'fly', '--json']);
    expect(toFly.code).to.equal(1);
    expect(toFly.stderr).to.match(/no scope "fly"/);
    expect(await database.db('access_tokens')).to.deep.equal([]);
  });

  it('exits with 2 when the call is wrong, and shows help with 0', async () => {
    expect((await flattr(['member', 'add', 'ann'])).code).to.equal(2);
    expect((await flattr(['token', 'make'])).code).to.equal(2);
    const help = await flattr(['member', 'add', '--help']);
    expect(help.code).to.equal(0);
    expect(help.stdout).to.match(/--password-stdin/);
  });
});
