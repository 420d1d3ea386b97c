import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { aMember, anOperator } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import type { Member } from '../members/member.ts';
import { recordAction } from '../operators/record-action.ts';
import { setOperator } from '../operators/set-operator.ts';

describe('The console', () => {
  let server: TestServer;
  let op: Member;
  let ann: Member;
  beforeEach(async () => {
    server = await testServer();
    op = await anOperator(server.deps, { name: 'op' });
    ann = await aMember(server.deps, { name: 'ann' });
  });
  afterEach(() => server.close());

  const PATHS = ['/operator', '/operator/log', '/operator/confirm'];

  it('is not there for anybody but operators', async () => {
    const nowhere = await server.visitor().get('/nowhere');
    for (const browser of [server.visitor(), await server.as(ann), await server.asProved(ann)]) {
      for (const path of [...PATHS, '/operator/whatever']) {
        const answer = await browser.get(path);
        expect(answer.status, path).to.equal(404);
        expect(answer.text).to.include('There is nothing at this address');
        expect(answer.text).not.to.include('Console');
      }
      expect((await browser.post('/operator/confirm', { next: '/' })).status).to.equal(404);
    }
    const asVisitor = await server.visitor().get('/operator');
    expect(asVisitor.text, 'like any address where nothing is').to.equal(nowhere.text);
  });

  it('is there for an operator, and linked in the navigation', async () => {
    const browser = await server.as(op);
    for (const path of PATHS) expect((await browser.get(path)).status, path).to.equal(200);
    expect((await browser.get('/')).text).to.include('href="/operator"');
    expect((await (await server.as(ann)).get('/')).text).not.to.include('/operator');
  });

  it('asks for a passkey first', async () => {
    await server.deps.db('passkeys').delete();
    const browser = await server.as(op);
    for (const path of PATHS) {
      const answer = await browser.get(path);
      expect(answer.status, path).to.equal(403);
      expect(answer.text).to.include('Add a passkey first');
    }
  });

  it('ends with the membership, and with the role', async () => {
    const browser = await server.as(op);
    await server.deps.db('members').where({ id: op.id }).update({ is_operator: false });
    expect((await browser.get('/operator')).status).to.equal(404);
  });

  it('lets nobody change the passkeys of an operator without giving one', async () => {
    const json = { headers: { Accept: 'application/json' } };
    const thief = await server.as(op);
    for (const path of ['options', '', 'remove']) {
      const answer = await thief.send('POST', `/settings/passkeys/${path}`.replace(/\/$/, ''), {
        ...json,
        json: { id: `passkey-${op.id}` },
      });
      expect(answer.status, path).to.equal(403);
    }
    expect(await server.deps.db('passkeys')).to.have.length(1);
    const owner = await server.asProved(op);
    expect((await owner.send('POST', '/settings/passkeys/options', json)).status).to.equal(200);
    server.setTime('2026-01-10T12:10:00Z');
    expect(
      (await owner.send('POST', '/settings/passkeys/options', json)).status,
      'ten minutes later',
    ).to.equal(403);
    const member = await server.as(ann);
    expect((await member.send('POST', '/settings/passkeys/options', json)).status).to.equal(200);
  });

  describe('log', () => {
    const record = (operatorId: number | null, subject: string, reason: string) =>
      inTransaction(server.deps.db, (trx) =>
        recordAction(trx, server.deps, { operatorId, action: 'operator.add', subject, reason }),
      );

    it('tells who did what to whom, why and when', async () => {
      await record(op.id, `member:${ann.id}`, 'She asked <for> it.');
      const { text } = await (await server.as(op)).get('/operator/log');
      expect(text).to.include('made an operator');
      expect(text).to.include(`member:${ann.id} (ann)`);
      expect(text).to.include('She asked &lt;for> it.');
      expect(text).to.match(/datetime="2026-01-10T12:00:00.000Z"/);
    });

    it('shows the part that is asked for', async () => {
      await record(op.id, `member:${ann.id}`, 'First reason.');
      await record(null, `member:${op.id}`, 'Second reason.');
      const browser = await server.as(op);
      for (const [query, first, second] of [
        ['', true, true],
        [`operator=${op.id}`, true, false],
        ['operator=command-line', false, true],
        [`subject=member:${op.id}`, false, true],
        ['action=operator.add', true, true],
        ['action=operator.remove', false, false],
        ['action=nonsense&operator=x&page=-1', true, true],
        ['page=2', false, false],
      ] as const) {
        const { text } = await browser.get(`/operator/log?${query}`);
        expect(text.includes('First reason.'), query).to.equal(first);
        expect(text.includes('Second reason.'), query).to.equal(second);
      }
    });

    it('takes no action without a reason', async () => {
      for (const reason of ['', '  \n', 'x'.repeat(2001)]) {
        const refused = await record(op.id, 'member:1', reason).catch((error) => error);
        expect(refused.code).to.equal('validation');
        expect(refused.fields).to.have.property('reason');
      }
      expect(await server.deps.db('operator_actions')).to.deep.equal([]);
    });

    it('cannot be changed or deleted, which the database sees to', async () => {
      await record(op.id, 'member:1', 'A reason.');
      const { db } = server.deps;
      for (const change of [
        db('operator_actions').update({ reason: 'Another.' }),
        db('operator_actions').delete(),
      ]) {
        const error = await change.then(
          () => undefined,
          (thrown: Error) => thrown,
        );
        expect(error?.message).to.include('append-only');
      }
      expect(await db('operator_actions').pluck('reason')).to.deep.equal(['A reason.']);
    });

    it('has a line for each change of the role, and none for what was so already', async () => {
      const { deps } = server;
      const change = { member: ann, isOperator: true, reason: 'Trusted.' };
      expect(await setOperator(deps, change)).to.equal(true);
      expect(await setOperator(deps, change)).to.equal(false);
      expect(await setOperator(deps, { ...change, isOperator: false })).to.equal(true);
      expect(await deps.db('operator_actions').orderBy('id').pluck('action')).to.deep.equal([
        'operator.add',
        'operator.remove',
      ]);
    });
  });
});

describe('flattr operator', () => {
  it('makes a member with a passkey an operator, and a plain member again', async () => {
    const server = await testServer();
    const { db } = server.deps;
    const databaseUrl = server.deps.config.databaseUrl;
    const ann = await anOperator(server.deps, { name: 'ann' });
    const bob = await aMember(server.deps, { name: 'bob' });
    const run = (...args: string[]) => runFlattr(['operator', ...args], { databaseUrl });

    const removed = await run('remove', 'ann', '--reason', 'On holiday.', '--json');
    expect(removed.code, removed.stderr).to.equal(0);
    expect(removed.json()).to.deep.equal({
      id: ann.id,
      name: 'ann',
      isOperator: false,
      wasOperator: true,
    });
    expect((await run('add', 'ANN')).stdout).to.equal('ann is an operator.\n');
    expect((await run('add', 'ann')).stdout).to.equal('ann was already an operator.\n');
    const refused = await run('add', 'bob');
    expect([refused.code, refused.stderr]).to.deep.equal([
      1,
      'bob has no passkey. They add one in their settings first; then try again.\n',
    ]);
    expect((await run('add', 'nobody')).code).to.equal(1);

    expect(await db('members').where({ is_operator: true }).pluck('name')).to.deep.equal(['ann']);
    const lines = await db('operator_actions').orderBy('id').select('subject', 'reason');
    expect(lines).to.deep.equal([
      { subject: `member:${ann.id}`, reason: 'On holiday.' },
      { subject: `member:${ann.id}`, reason: 'By the command line.' },
    ]);
    expect(bob.isOperator).to.equal(false);
    await server.close();
  });
});
