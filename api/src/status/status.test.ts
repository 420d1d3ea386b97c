import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { openDatabase } from '../db.ts';
import { recordCheck } from '../ledger/latest-check.ts';
import { statusOf } from './status-of.ts';

describe('The status', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('says that the ledger was not checked yet', async () => {
    const { body, status } = await server.visitor().get('/status.json');

    expect(status).to.equal(200);
    expect(body).to.deep.include({ ok: true, mode: 'sandbox', clock_moved: true });
    expect(body.ledger).to.include({ ok: null, checked_at: null });
    expect(body.ledger.invariants).not.to.have.length(0);
  });

  it('shows the result of the last check, and when it was', async () => {
    await recordCheck(server.deps);

    const { body } = await server.visitor().get('/status.json');
    expect(body.ledger).to.include({ ok: true, checked_at: '2026-01-10T12:00:00.000Z' });
    const { text } = await server.visitor().get('/status');
    expect(text).to.contain('All is well').and.to.contain('January 10, 2026, 12:00 UTC');
  });

  it('tells that an invariant is broken, and to nobody whose money it is', async () => {
    const member = await aMember(server.deps);
    await server.deps.db('ledger_balances').insert({
      account: `member:${member.id}:funds`,
      amount: 5,
    });
    await recordCheck(server.deps);

    for (const path of ['/status', '/status.json']) {
      const { text } = await server.visitor().get(path);
      expect(text).not.to.contain(`member:${member.id}`);
    }
    const { body, status } = await server.visitor().get('/status.json');
    expect(status).to.equal(503);
    expect(body.ok).to.equal(false);
    expect((await server.visitor().get('/status')).text).to.contain('does not add up');
    await server.deps.db('ledger_balances').delete();
  });

  it('answers load balancers', async () => {
    const { status, text } = await server.visitor().get('/healthz');
    expect([status, text]).to.deep.equal([200, 'ok\n']);
  });

  it('says that the database does not answer', async () => {
    const gone = openDatabase('mysql://nobody@127.0.0.1:9/none');
    try {
      const { database, ledger } = await statusOf({ ...server.deps, db: gone });
      expect(database.isReachable).to.equal(false);
      expect(ledger.isOk).to.equal(null);
    } finally {
      await gone.destroy();
    }
  });
});
