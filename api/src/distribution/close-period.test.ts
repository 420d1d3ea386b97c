import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, dumpOfBooks, flattrAll, skipMemberIds } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { DomainError } from '../errors.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { formatMicros } from '../money.ts';
import { closePeriod } from './close-period.ts';
import { SUPPORTERS_IN_CHUNK } from './divide-chunk.ts';

describe('closePeriod', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z' });
  });
  afterEach(() => server.close());

  const inFebruary = () => server.setTime('2026-02-01T01:00:00Z');
  const held = async (address: string) => formatMicros(await balanceOf(server.deps.db, address));
  const refusal = async (period: string): Promise<string> => {
    try {
      await closePeriod(server.deps, period);
      return 'none';
    } catch (error) {
      return (error as DomainError).code;
    }
  };

  it('divides $10.00 over five flattrs: $2.00 for each creator', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps, { funds: '10.00', budget: '10.00' });
    const creators = [];
    for (let index = 0; index < 5; index += 1) creators.push(await aMember(deps));
    const things = [];
    for (const creator of creators) things.push(await aThing(deps, { creator }));
    await flattrAll(deps, supporter, things);
    inFebruary();

    expect(await closePeriod(deps, '2026-01')).to.deep.equal({
      ...{ period: '2026-01', state: 'closed', supporters: 1, flattrs: 5, amount: 10_000_000 },
      wasClosed: false,
    });

    for (const creator of creators) {
      expect(await held(account.earnings(creator.id))).to.equal('2.00');
    }
    expect(await held(account.funds(supporter.id))).to.equal('0.00');
  });

  it('divides $10.00 over three flattrs to the last millionth', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps);
    const creator = await aMember(deps);
    const things = [];
    for (let index = 0; index < 3; index += 1) things.push(await aThing(deps, { creator }));
    await flattrAll(deps, supporter, things);
    inFebruary();
    await closePeriod(deps, '2026-01');

    const rows = await deps.db('thing_periods').orderBy('amount');
    expect(rows.map(({ amount }) => Number(amount))).to.deep.equal([3333333, 3333333, 3333334]);
    expect(await held(account.earnings(creator.id))).to.equal('10.00');
  });

  it('lets the share of a thing of nobody wait on it', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps, { funds: '2.00' });
    const thing = await aThing(deps);
    await flattrAll(deps, supporter, [thing]);
    inFebruary();
    await closePeriod(deps, '2026-01');

    expect(await held(account.thing(thing))).to.equal('2.00');
    expect(await deps.db('thing_periods').first('state', 'creator_id')).to.deep.equal({
      state: 'waiting',
      creator_id: null,
    });
  });

  it('takes the lesser of budget and funds, and nothing from who flattred nothing', async () => {
    const { deps } = server;
    const rich = await aSupporter(deps, { funds: '50.00', budget: '10.00' });
    const poor = await aSupporter(deps, { funds: '1.00', budget: '10.00' });
    const idle = await aSupporter(deps, { funds: '5.00', budget: '5.00' });
    const thing = await aThing(deps);
    await flattrAll(deps, rich, [thing]);
    await flattrAll(deps, poor, [thing]);
    inFebruary();
    await closePeriod(deps, '2026-01');

    expect(await held(account.funds(rich.id))).to.equal('40.00');
    expect(await held(account.funds(poor.id))).to.equal('0.00');
    expect(await held(account.funds(idle.id))).to.equal('5.00');
    expect(await held(account.thing(thing))).to.equal('11.00');
  });

  it('goes by the budget of the month, not by one set after its end', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps, { funds: '50.00', budget: '10.00' });
    await flattrAll(deps, supporter, [await aThing(deps)]);
    inFebruary();
    const later = { supporter_id: supporter.id, from_period: '2026-02', amount: 1, changed_at: 1 };
    await deps.db('budgets').insert(later);
    await closePeriod(deps, '2026-01');

    expect(await held(account.funds(supporter.id))).to.equal('40.00');
  });

  it('counts the flattrs of supporters who have no money left, and takes nothing', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps, { budget: '10.00' });
    const thing = await aThing(deps);
    await flattrAll(deps, supporter, [thing]);
    await deps.db('budgets').update({ amount: 0 });
    inFebruary();

    const { supporters, flattrs, amount } = await closePeriod(deps, '2026-01');

    expect({ supporters, flattrs, amount }).to.deep.equal({ supporters: 1, flattrs: 1, amount: 0 });
    expect((await deps.db('thing_periods').first()).flattrs).to.equal(1);
    expect(await held(account.funds(supporter.id))).to.equal('10.00');
  });

  it('keeps the fee of the day it began, rounded down, as entries of their own', async () => {
    await server.close();
    server = await testServer({ env: { FLATTR_FEE_PERCENT: '7.5' } });
    const { deps } = server;
    const supporter = await aSupporter(deps, { funds: '10.00' });
    const creator = await aMember(deps);
    const things = [await aThing(deps, { creator }), await aThing(deps, { creator })];
    await flattrAll(deps, supporter, [...things, await aThing(deps)]);
    inFebruary();
    await closePeriod(deps, '2026-01');

    const rows = await deps.db('thing_periods').where({ state: 'earned' });
    for (const { amount, fee } of rows) expect(fee).to.equal(Math.floor(amount * 0.075));
    const fees = await deps.db('ledger_entries').where('reference', 'like', 'fee/%');
    expect(fees).to.have.length(2);
    expect(await held(account.fees)).to.be.oneOf(['0.499998', '0.499999']);
    const earned = await balanceOf(deps.db, account.earnings(creator.id));
    const taken = 10_000_000 - (await balanceOf(deps.db, account.thing(things[1]! + 1)));
    expect(earned + (await balanceOf(deps.db, account.fees))).to.equal(taken);
  });

  it('lets the shares of a creator who has left wait', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps);
    const creator = await aMember(deps);
    const thing = await aThing(deps, { creator });
    await flattrAll(deps, supporter, [thing]);
    await deps.db('members').where({ id: creator.id }).update({ deleted_at: 1 });
    inFebruary();
    await closePeriod(deps, '2026-01');

    expect(await held(account.thing(thing))).to.equal('10.00');
  });

  it('tells the same again for a month that is closed, and changes nothing', async () => {
    const { deps } = server;
    await flattrAll(deps, await aSupporter(deps), [await aThing(deps)]);
    inFebruary();
    const first = await closePeriod(deps, '2026-01');
    const books = await dumpOfBooks(deps);

    expect(await closePeriod(deps, '2026-01')).to.deep.equal({ ...first, wasClosed: true });
    expect(await dumpOfBooks(deps)).to.equal(books);
  });

  it('closes a month in which nothing happened', async () => {
    inFebruary();
    const { supporters, flattrs, amount } = await closePeriod(server.deps, '2026-01');
    expect({ supporters, flattrs, amount }).to.deep.equal({ supporters: 0, flattrs: 0, amount: 0 });
  });

  it('refuses a month that is not over by an hour, and leaves no trace', async () => {
    server.setTime('2026-02-01T00:59:59Z');
    expect(await refusal('2026-01')).to.equal('period_not_over');
    expect(await refusal('2026-02')).to.equal('period_not_over');
    expect(await refusal('2031-01')).to.equal('period_not_over');
    expect(await server.deps.db('periods')).to.deep.equal([]);
  });

  it('refuses a month before an earlier one that is not closed', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps, { funds: '15.00', budget: '10.00' });
    const thing = await aThing(deps);
    await flattrAll(deps, supporter, [thing]);
    server.setTime('2026-02-10T00:00:00Z');
    await flattrAll(deps, supporter, [thing]);
    server.setTime('2026-03-01T02:00:00Z');

    expect(await refusal('2026-02')).to.equal('earlier_period_open');
    await closePeriod(deps, '2026-01');
    await closePeriod(deps, '2026-02');

    expect(await held(account.thing(thing))).to.equal('15.00');
    const closings = await deps.db('closings').orderBy('period');
    expect(closings.map(({ amount }) => Number(amount))).to.deep.equal([10_000_000, 5_000_000]);
  });

  it('stamps every entry with the instant at which closing began', async () => {
    const { deps } = server;
    await flattrAll(deps, await aSupporter(deps), [await aThing(deps)]);
    inFebruary();
    await closePeriod(deps, '2026-01');

    const { closing_at } = await deps.db('periods').first();
    const entries = await deps.db('ledger_entries').where('reference', 'like', 'close/%');
    expect(entries).to.have.length(2);
    for (const entry of entries) expect(Number(entry.posted_at)).to.equal(Number(closing_at));
  });

  it('takes each chunk once when many close at once', async () => {
    const { deps } = server;
    const things = [];
    for (let index = 0; index < 7; index += 1) things.push(await aThing(deps));
    for (let index = 0; index < 20; index += 1) {
      const supporter = await aSupporter(deps, { funds: '10.00' });
      await flattrAll(deps, supporter, things.slice(0, 1 + (index % 7)));
      await skipMemberIds(deps, (index + 1) * 2 * SUPPORTERS_IN_CHUNK);
    }
    inFebruary();

    const results = await Promise.all([1, 2, 3, 4].map(() => closePeriod(deps, '2026-01')));

    for (const { supporters, amount } of results) {
      expect({ supporters, amount }).to.deep.equal({ supporters: 20, amount: 200_000_000 });
    }
    expect(await deps.db('distribution_chunks')).to.have.length(20);
  });
});
