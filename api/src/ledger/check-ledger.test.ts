import { expect } from 'chai';
import { aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Db } from '../db.ts';
import { findBreakInChain } from './chain.ts';
import { checkLedger } from './check-ledger.ts';
import { INVARIANTS } from './invariants.ts';
import { latestCheck, recordCheck } from './latest-check.ts';
import { sealBlocks } from './seal-block.ts';

describe('checkLedger', () => {
  let server: TestServer;
  let db: Db;

  beforeEach(async () => {
    server = await testServer();
    db = server.deps.db;
    await aSupporter(server.deps, { funds: '10.00' });
    await sealBlocks(server.deps);
  });
  afterEach(() => server.close());

  /** Breaks the ledger behind its back, tells which invariants notice, and mends it again. */
  async function broken(by: (db: Db) => Promise<unknown>): Promise<string[]> {
    const noticed: string[] = [];
    await db
      .transaction(async (trx) => {
        await by(trx);
        for (const { name, findFaults } of INVARIANTS) {
          if ((await findFaults(trx, 'USD')).length > 0) noticed.push(name);
        }
        throw new Error('undo');
      })
      .catch((error: Error) => {
        if (error.message !== 'undo') throw error;
      });
    return noticed;
  }

  const entry = {
    reference: 'forged',
    from_account: 'member:1:funds',
    to_account: 'fees',
    amount: 5,
    currency: 'USD',
    posted_at: 1,
  };

  it('finds nothing wrong with a sound ledger', async () => {
    const check = await checkLedger(server.deps);

    expect(check.ok).to.equal(true);
    expect(check.invariants.map(({ name }) => name)).to.deep.equal(
      INVARIANTS.map(({ name }) => name),
    );
  });

  it('finds a balance that its entries do not explain', async () => {
    expect(
      await broken((trx) =>
        trx('ledger_balances').increment('amount', 1).where('account', 'like', 'm%'),
      ),
    ).to.deep.equal(['entries-net-to-zero', 'balances-equal-entries', 'in-equals-out-plus-held']);
  });

  it('finds an entry that moved no balance', async () => {
    expect(await broken((trx) => trx('ledger_entries').insert(entry))).to.deep.equal([
      'balances-equal-entries',
    ]);
  });

  it('finds an entry in another currency', async () => {
    expect(
      await broken((trx) => trx('ledger_entries').insert({ ...entry, currency: 'EUR' })),
    ).to.include('one-currency');
  });

  it('finds a closing that took nothing', async () => {
    const closing = { period: '2025-12', supporter_id: 1, amount: 5, flattrs: 1 };
    expect(await broken((trx) => trx('closings').insert(closing))).to.deep.equal([
      'closings-equal-entries',
    ]);
  });

  it('finds a closed period that has not given on all it took', async () => {
    const noticed = await broken(async (trx) => {
      await trx('periods').insert({ period: '2025-12', state: 'closed', amount: 5, flattrs: 1 });
      await trx('ledger_balances').insert({ account: 'period:2025-12', amount: 5 });
    });
    expect(noticed).to.include('closed-periods-are-empty');
  });

  it('finds shares that are not what was taken, and a thing that does not hold what waits', async () => {
    const noticed = await broken(async (trx) => {
      const sums = { amount: 5, flattrs: 1 };
      await trx('periods').insert({ period: '2025-12', state: 'closed', supporters: 1, ...sums });
      await trx('closings').insert({ period: '2025-12', supporter_id: 1, ...sums });
      await trx('thing_periods').insert({
        ...{ thing_id: 1, period: '2025-12', flattrs: 1, amount: 4, fee: 0, state: 'waiting' },
      });
    });
    expect(noticed).to.include.members(['shares-equal-closings', 'waiting-money-waits']);
  });

  it('finds an entry that was changed after it was sealed', async () => {
    const noticed = await broken(async (trx) => {
      await trx('ledger_blocks').insert({
        ...{ number: 2, first_entry_id: 2, last_entry_id: 2, entries: 1, sealed_at: 1 },
        previous_hash: (await trx('ledger_blocks').first()).hash,
        hash: 'f'.repeat(64),
      });
      await trx('ledger_entries').insert({ ...entry, id: 2 });
    });
    expect(noticed).to.include('chain-unbroken');
  });

  it('has a database that lets no balance but the world’s go below zero', async () => {
    const failure = await db('ledger_balances')
      .insert({ account: 'fees', amount: -1 })
      .catch((error: Error) => error);
    expect(failure).to.be.an('error');
  });

  it('computes the chain on from where it was sound, and whole once a day and after a fault', async () => {
    const check = async () => {
      const { ok } = await recordCheck(server.deps);
      const row = await db('ledger_checks').orderBy('id', 'desc').first();
      return `${ok ? 'sound' : 'broken'}, ${row.is_whole ? 'whole' : 'further'}, to ${row.verified_block}`;
    };
    const start = server.deps.clock.now();

    expect(await check()).to.equal('sound, whole, to 1');
    expect(await check()).to.equal('sound, further, to 1');
    await aSupporter(server.deps, { funds: '10.00' });
    await sealBlocks(server.deps);
    expect(await check()).to.equal('sound, further, to 2');

    server.setTime(new Date(start + 24 * 3_600_000).toISOString());
    expect(await check()).to.equal('sound, whole, to 2');
    expect(await check()).to.equal('sound, further, to 2');

    // Somebody has exchanged the block up to which the chain was sound.
    await db('ledger_checks').update({ verified_hash: 'f'.repeat(64) });
    expect(await check()).to.equal('broken, further, to 2');
    expect(await check()).to.equal('sound, whole, to 2');
  });

  it('passes over what was found sound, and finds what is wrong after it', async () => {
    const hash = 'f'.repeat(64);
    const forged = { first_entry_id: 2, last_entry_id: 2, entries: 1, sealed_at: 1, hash };
    await broken(async (trx) => {
      const [first] = await trx('ledger_blocks');
      await trx('ledger_blocks').insert({ ...forged, number: 2, previous_hash: first.hash });
      expect(await findBreakInChain(trx)).to.match(/^block 2: /);
      expect(await findBreakInChain(trx, { number: 2, hash })).to.equal(null);
      expect(await findBreakInChain(trx, { number: 2, hash: first.hash })).to.match(/^block 2: /);
      await trx('ledger_blocks').insert({ ...forged, number: 3, previous_hash: hash });
      expect(await findBreakInChain(trx, { number: 2, hash })).to.match(/^block 3: /);
    });
  });

  it('is recorded with its instant', async () => {
    expect(await latestCheck(db)).to.equal(null);

    const recorded = await recordCheck(server.deps);

    expect(await latestCheck(db)).to.deep.equal(recorded);
    expect(recorded).to.deep.include({ ok: true, checkedAt: server.deps.clock.now() });
  });
});
