import { expect } from 'chai';
import { anOperator, aSupporter } from '../../test/factories.ts';
import { aThing, dumpOfBooks, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { beginClosing } from '../distribution/begin-closing.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { recordCheck } from '../ledger/latest-check.ts';
import type { Member } from '../members/member.ts';

describe('The console, months', () => {
  let server: TestServer;
  let operator: Member;

  beforeEach(async () => {
    server = await testServer();
    operator = await anOperator(server.deps, { name: 'op' });
    await flattrAll(server.deps, await aSupporter(server.deps), [await aThing(server.deps)]);
  });
  afterEach(() => server.close());

  const get = async (path: string) => (await (await server.as(operator)).get(path)).text;
  const post = async (path: string, form: Record<string, string> = {}) =>
    (await server.asProved(operator)).post(path, form);
  const close = (period = '2026-01') =>
    post(`/operator/months/${period}/close`, { reason: 'The job does not run.' });
  const stateOf = async (period: string) =>
    (await server.deps.db('periods').where({ period }).first())?.state;

  it('tell how far each is: running, over, closing, closed with its figures and report', async () => {
    expect(await get('/operator/months')).to.include('running');
    server.setTime('2026-02-01T02:00:00Z');
    expect(await get('/operator/months')).to.include('over, not closed');
    await beginClosing(server.deps, '2026-01');
    const closing = await get('/operator/months/2026-01');
    expect(closing).to.include('0 of 1 chunk').and.to.include('Go on closing');
    await closePeriod(server.deps, '2026-01');
    const closed = await get('/operator/months/2026-01');
    expect(closed)
      .to.include('1 supporter')
      .and.to.include('1 flattr')
      .and.to.include('$10.00')
      .and.to.include('/reports/2026-01')
      .and.not.to.include('/close"');
    for (const path of ['2025-01', '2027-01', 'nonsense']) {
      const browser = await server.as(operator);
      expect((await browser.get(`/operator/months/${path}`)).status, path).to.equal(404);
    }
  });

  it('are closed by hand as the service closes them, once, with a reason', async () => {
    server.setTime('2026-02-01T02:00:00Z');
    expect((await post('/operator/months/2026-01/close')).status, 'without a reason').to.equal(400);
    expect(await stateOf('2026-01')).to.not.equal('closed');
    expect((await close()).status).to.equal(303);
    expect(await stateOf('2026-01')).to.equal('closed');
    const books = await dumpOfBooks(server.deps);
    expect((await close()).status, 'again').to.equal(303);
    expect(await dumpOfBooks(server.deps)).to.equal(books);
    expect(await server.deps.db('operator_actions').pluck('subject')).to.deep.equal([
      'period:2026-01',
      'period:2026-01',
    ]);
  });

  it('go on closing where a closing stopped', async () => {
    server.setTime('2026-02-01T02:00:00Z');
    await beginClosing(server.deps, '2026-01');
    expect((await close()).status).to.equal(303);
    expect(await stateOf('2026-01')).to.equal('closed');
  });

  it('are not closed before they are over', async () => {
    const answer = await close();
    expect(answer.status).to.equal(400);
    expect(await stateOf('2026-01')).to.not.equal('closed');
    expect((await close('2031-01')).status).to.equal(404);
  });

  it('have checks, which an operator may ask for now, with their history', async () => {
    expect(await get('/operator/months')).to.include('has not been checked yet');
    expect((await post('/operator/months/check')).status).to.equal(303);
    expect(await get('/operator/months')).to.include('all holds');
    server.setTime('2026-01-10T12:10:00Z');
    const broken = { account: 'member:1:earnings', amount: 5 };
    await server.deps.db('ledger_balances').insert(broken);
    await recordCheck(server.deps);
    const text = await get('/operator/months');
    expect(text).to.include('payouts are stopped').and.to.include('balances equal entries');
    expect(await get('/operator')).to.include('The ledger does not add up');
    await server.deps.db('ledger_balances').where(broken).delete();
  });
});
