import { expect } from 'chai';
import { aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { forecastFor } from './forecast.ts';

describe('The forecast', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z' });
  });
  afterEach(() => server.close());

  async function flattr(supporterId: number, count: number, period = '2026-01') {
    for (let thing = 1; thing <= count; thing += 1) {
      await server.deps.db('flattrs').insert({
        period,
        supporter_id: supporterId,
        thing_id: thing,
        source: 'button',
        created_at: server.deps.clock.now(),
      });
    }
  }

  it('tells what each flattr is worth now, and after the next one', async () => {
    const supporter = await aSupporter(server.deps, { funds: '25.00', budget: '10.00' });
    await flattr(supporter.id, 4);
    await flattr(supporter.id, 2, '2025-12');

    expect(await forecastFor(server.deps, supporter.id)).to.deep.equal({
      period: '2026-01',
      budget: 10_000_000,
      funds: 25_000_000,
      amount: 10_000_000,
      flattrs: 4,
      each: 2_500_000,
      eachAfterNext: 2_000_000,
    });
  });

  it('divides the funds where they are less than the budget, rounded down', async () => {
    const supporter = await aSupporter(server.deps, { funds: '1.00', budget: '10.00' });
    await flattr(supporter.id, 3);

    expect(await forecastFor(server.deps, supporter.id)).to.include({
      amount: 1_000_000,
      each: 333_333,
      eachAfterNext: 250_000,
    });
  });

  it('says what the first click would be worth', async () => {
    const supporter = await aSupporter(server.deps);

    expect(await forecastFor(server.deps, supporter.id)).to.include({
      flattrs: 0,
      each: 0,
      eachAfterNext: 10_000_000,
    });
  });
});
