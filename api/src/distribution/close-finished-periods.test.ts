import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { latestCheck } from '../ledger/latest-check.ts';
import { subscribeToThing } from '../subscriptions/subscribe-to-thing.ts';
import { closeFinishedPeriods } from './close-finished-periods.ts';

describe('closeFinishedPeriods', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const closed = async () => (await closeFinishedPeriods(server.deps)).map(({ period }) => period);

  it('closes every month that is over, the oldest first, and checks the ledger', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps, { funds: '30.00' });
    const thing = await aThing(deps);
    await flattrAll(deps, supporter, [thing]);
    expect(await closed()).to.deep.equal([]);

    server.setTime('2026-03-20T00:00:00Z');
    await flattrAll(deps, supporter, [thing]);
    server.setTime('2026-04-01T01:00:00Z');

    expect(await closed()).to.deep.equal(['2026-01', '2026-02', '2026-03']);
    expect(await closed()).to.deep.equal([]);
    expect(await balanceOf(deps.db, account.thing(thing))).to.equal(20_000_000);
    expect((await latestCheck(deps.db))?.ok).to.equal(true);
  });

  it('closes nothing where nobody has flattred anything', async () => {
    server.setTime('2026-04-01T01:00:00Z');
    expect(await closed()).to.deep.equal([]);
  });

  it('is safe on many instances at once', async () => {
    const { deps } = server;
    await flattrAll(deps, await aSupporter(deps), [await aThing(deps)]);
    server.setTime('2026-02-01T01:00:00Z');

    await Promise.all([1, 2, 3].map(() => closeFinishedPeriods(deps)));

    expect(await deps.db('closings')).to.have.length(1);
  });

  it('lets subscriptions flattr first that could not before', async () => {
    const { deps } = server;
    const supporter = await aSupporter(deps);
    const creator = await aMember(deps);
    const thing = await aThing(deps, { creator });
    await flattrAll(deps, supporter, [await aThing(deps)]);
    await subscribeToThing(deps, { supporterId: supporter.id, thingId: thing });
    server.setTime('2026-02-01T01:00:00Z');
    await closed();

    expect(await balanceOf(deps.db, account.earnings(creator.id))).to.equal(5_000_000);
  });
});
