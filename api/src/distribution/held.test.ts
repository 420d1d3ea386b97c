import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, dumpOfBooks, flattrAll, verifyCreator } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { earningsBalance, heldOf } from '../earnings/held-of.ts';
import { releaseHeld } from '../earnings/release-held.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { formatMicros } from '../money.ts';
import { registerThing } from '../things/register-thing.ts';
import { releaseThings } from '../things/release-things.ts';
import { closePeriod } from './close-period.ts';
import { returnWaiting } from './return-waiting.ts';
import { sweepThings } from './sweep-things.ts';

describe('Shares of a creator who is not verified', () => {
  let server: TestServer;
  let creator: { id: number };
  let supporter: { id: number };
  let things: number[];

  beforeEach(async () => {
    server = await testServer({ env: { FLATTR_FEE_PERCENT: '10' } });
    creator = await aMember(server.deps);
    supporter = await aSupporter(server.deps);
    things = [];
    for (let count = 0; count < 5; count += 1) {
      things.push(await aThing(server.deps, { creator, isVerified: false }));
    }
    await flattrAll(server.deps, supporter, things);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
  });
  afterEach(() => server.close());

  const on = async (address: string) => formatMicros(await balanceOf(server.deps.db, address));
  const states = () => server.deps.db('thing_periods').orderBy('thing_id').pluck('state');

  it('are held on the things, and count as theirs, less the fee', async () => {
    const { db } = server.deps;
    expect(await states()).to.deep.equal(Array(5).fill('held'));
    expect(await on(account.thing(things[0]!))).to.equal('2.00');
    expect(await on(account.earnings(creator.id))).to.equal('0.00');
    expect(await on(account.fees)).to.equal('0.00');
    expect(await earningsBalance(db, creator.id)).to.deep.equal({
      ...{ available: 0, held: 9_000_000, total: 9_000_000 },
    });
    expect(await heldOf(db, creator.id)).to.deep.equal([
      { reason: 'not_verified', site: null, amount: 9_000_000, things: 5 },
    ]);
  });

  it('cannot be used as funds', async () => {
    const { body, text } = await (await server.as(creator)).post('/funds/earnings', {
      ...{ earnings: '1.00', id: 'a'.repeat(26) },
    });
    expect(body).to.equal(undefined);
    expect(text).to.contain('You can move at most 0.00 USD.');
    expect(await on(account.funds(creator.id))).to.equal('0.00');
  });

  it('are shown with the reason', async () => {
    const { text } = await (await server.as(creator)).get('/things');
    expect(text).to.contain('$9.00 of it is held');
    expect(text).to.contain('you have not shown yet that their sites are yours');
    const statement = await (await server.as(supporter)).get('/statements/2026-01');
    expect(statement.text).to.contain('held until its creator shows that the site is theirs');
  });

  it('become earnings, each with its fee, once the creator is verified', async () => {
    await verifyCreator(server.deps, things[0]!);
    await sweepThings(server.deps);
    await sweepThings(server.deps);
    expect(await on(account.earnings(creator.id))).to.equal('1.80');
    expect(await on(account.fees)).to.equal('0.20');
    expect(await on(account.thing(things[0]!))).to.equal('0.00');
    expect(await states()).to.deep.equal(['earned', ...Array(4).fill('held')]);
  });

  it('return to their supporters after the time in which shares wait, and not before', async () => {
    server.setTime('2027-01-31T23:00:00Z');
    expect(await returnWaiting(server.deps)).to.equal(0);
    server.setTime('2027-02-01T00:00:00Z');
    expect(await returnWaiting(server.deps)).to.equal(5);

    expect(await on(account.funds(supporter.id))).to.equal('10.00');
    expect((await earningsBalance(server.deps.db, creator.id)).total).to.equal(0);
    // Who comes late gets nothing of it, and nothing is paid twice.
    const books = await dumpOfBooks(server.deps);
    await verifyCreator(server.deps, things[0]!);
    await sweepThings(server.deps);
    expect(await dumpOfBooks(server.deps)).to.equal(books);
  });

  it('of months before somebody registered the thing are held for them too', async () => {
    const { deps } = server;
    const thing = await aThing(deps, { url: 'https://works.example/late' });
    const rich = await aSupporter(deps);
    await flattrAll(deps, rich, [thing]);
    server.setTime('2026-03-01T02:00:00Z');
    await closePeriod(deps, '2026-02');
    await registerThing(deps, { memberId: creator.id, url: 'https://works.example/late' });
    await sweepThings(deps);
    expect((await earningsBalance(deps.db, creator.id)).held).to.equal(18_000_000);
  });

  it('wait again when the creator leaves', async () => {
    const { deps } = server;
    await deps.db.transaction(async (trx) => {
      await releaseHeld(trx, creator.id);
      await releaseThings(trx, creator.id);
    });
    const rows = await deps.db('thing_periods').select('state', 'creator_id', 'fee');
    for (const row of rows) {
      expect({ ...row, fee: Number(row.fee) }).to.deep.equal({
        ...{ state: 'waiting', creator_id: null, fee: 0 },
      });
    }
  });
});
