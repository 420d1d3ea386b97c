import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { depositByOperator } from '../deposits/deposit-by-operator.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { sealBlocks } from '../ledger/seal-block.ts';
import { parseAmount } from '../money.ts';
import { presentReport } from './present-report.ts';
import { reportOf } from './report-of.ts';

describe('The monthly report', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z', env: { FLATTR_FEE_PERCENT: '10' } });
  });
  afterEach(() => server.close());

  async function aMonth() {
    const creator = await aMember(server.deps);
    const supporter = await aSupporter(server.deps, { funds: '25.00', budget: '10.00' });
    await flattrAll(server.deps, supporter, [
      await aThing(server.deps, { creator }),
      await aThing(server.deps),
    ]);
    return supporter;
  }

  it('shows where every cent is: in = out + held + fees', async () => {
    await aMonth();
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
    await sealBlocks(server.deps);

    const { body, status, headers } = await server.visitor().get('/reports/2026-01.json');
    expect(status).to.equal(200);
    expect(headers.get('Access-Control-Allow-Origin')).to.equal('*');
    expect(body).to.deep.include({
      period: '2026-01',
      currency: 'USD',
      supporters: 1,
      flattrs: 2,
      amount: '10.00',
      in: '25.00',
      out: '0.00',
      held: '24.50',
      fees: '0.50',
    });
    expect(body.held_as).to.deep.equal({
      funds: '15.00',
      earnings: '4.50',
      payouts: '0.00',
      waiting: '5.00',
      given_up: '0.00',
      dividing: '0.00',
    });
    expect(body.ledger.hash)
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.match(/^0+$/);

    const page = await server.visitor().get('/reports/2026-01');
    expect(page.text).to.contain('in = out + held + fees').and.to.contain(body.ledger.hash);
    expect((await server.visitor().get('/reports')).text).to.contain('href="/reports/2026-01"');
  });

  it('is of the end of its month, whatever happened since and whenever it was closed', async () => {
    const supporter = await aMonth();
    server.setTime('2026-02-03T00:00:00Z');
    await depositByOperator(server.deps, { memberId: supporter.id, amount: parseAmount('7.00') });
    await flattrAll(server.deps, supporter, [await aThing(server.deps)]);
    server.setTime('2026-03-05T00:00:00Z');
    await closePeriod(server.deps, '2026-01');
    await closePeriod(server.deps, '2026-02');

    const january = presentReport(await reportOf(server.deps, '2026-01'));
    expect(january).to.deep.include({ in: '25.00', held: '24.50', fees: '0.50' });
    const february = presentReport(await reportOf(server.deps, '2026-02'));
    expect(february).to.deep.include({ in: '32.00', held: '31.50', fees: '0.50' });
    expect(february.held_as).to.include({ funds: '12.00', earnings: '4.50', waiting: '15.00' });
  });

  for (const [path, status] of [
    ['/reports', 200],
    ['/reports/2026-01', 404],
    ['/reports/2026-01.json', 404],
    ['/reports/2099-01', 404],
    ['/reports/2026-00', 400],
    ['/reports/january', 400],
    ["/reports/2026-01'--", 400],
  ] as const) {
    it(`answers ${status} for ${path} before anything was divided`, async () => {
      const answer = await server.visitor().get(path, { headers: { Accept: 'text/html' } });
      expect(answer.status).to.equal(status);
      expect(answer.text).to.contain('<h1>');
    });
  }
});
