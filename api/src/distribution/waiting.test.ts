import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, dumpOfBooks, flattrAll, verifyCreator } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import { formatMicros } from '../money.ts';
import { registerThing } from '../things/register-thing.ts';
import { closePeriod } from './close-period.ts';
import { returnWaiting } from './return-waiting.ts';
import { sweepThing } from './sweep-thing.ts';
import { sweepThings } from './sweep-things.ts';

const URL = 'https://works.example/waiting';

describe('Shares that wait', () => {
  let server: TestServer;
  let thing: number;

  beforeEach(async () => {
    server = await testServer({ env: { FLATTR_FEE_PERCENT: '10' } });
    thing = await aThing(server.deps, { url: URL });
  });
  afterEach(() => server.close());

  const held = async (address: string) => formatMicros(await balanceOf(server.deps.db, address));
  async function closeJanuary() {
    server.setTime('2026-02-01T01:00:00Z');
    await closePeriod(server.deps, '2026-01');
  }

  describe('when a creator comes who is verified', () => {
    it('become their earnings, less the fee of the month', async () => {
      const { deps } = server;
      await flattrAll(deps, await aSupporter(deps), [thing]);
      await closeJanuary();
      const creator = await aMember(deps);
      await registerThing(deps, { memberId: creator.id, url: URL });
      await verifyCreator(deps, thing);

      expect(await sweepThings(deps)).to.equal(1);

      expect(await held(account.earnings(creator.id))).to.equal('9.00');
      expect(await held(account.fees)).to.equal('1.00');
      expect(await held(account.thing(thing))).to.equal('0.00');
      const row = await deps.db('thing_periods').first();
      expect(row).to.deep.include({ state: 'earned', creator_id: creator.id });
      expect(Number(row.fee)).to.equal(1_000_000);
    });

    it('are swept once, however often it is asked', async () => {
      const { deps } = server;
      await flattrAll(deps, await aSupporter(deps), [thing]);
      await closeJanuary();
      const creator = await aMember(deps);
      await registerThing(deps, { memberId: creator.id, url: URL });
      await verifyCreator(deps, thing);
      await Promise.all([sweepThings(deps), sweepThings(deps)]);
      const books = await dumpOfBooks(deps);

      const again = await inTransaction(deps.db, (trx) => sweepThing(trx, deps, thing));

      expect(again).to.equal(0);
      expect(await sweepThings(deps)).to.equal(0);
      expect(await dumpOfBooks(deps)).to.equal(books);
    });

    it('of several months are swept one by one', async () => {
      const { deps } = server;
      const supporter = await aSupporter(deps, { funds: '15.00' });
      await flattrAll(deps, supporter, [thing]);
      await closeJanuary();
      await flattrAll(deps, supporter, [thing]);
      server.setTime('2026-03-01T02:00:00Z');
      await closePeriod(deps, '2026-02');
      const creator = await aMember(deps);
      await registerThing(deps, { memberId: creator.id, url: URL });
      await verifyCreator(deps, thing);

      await sweepThings(deps);

      expect(await held(account.earnings(creator.id))).to.equal('13.50');
      const swept = await deps.db('ledger_entries').where('reference', 'like', 'sweep/%');
      expect(swept.map(({ reference }) => reference).sort()).to.deep.equal([
        `sweep/2026-01/thing/${thing}`,
        `sweep/2026-02/thing/${thing}`,
      ]);
    });
  });

  describe('for longer than FLATTR_WAITING_MONTHS', () => {
    it('return to exactly those whose shares they were, to the micro', async () => {
      const { deps } = server;
      const two = await aSupporter(deps, { funds: '10.00' });
      const three = await aSupporter(deps, { funds: '10.00' });
      const creator = await aMember(deps);
      const others = [await aThing(deps, { creator }), await aThing(deps, { creator })];
      await flattrAll(deps, two, [thing, others[0]!]);
      await flattrAll(deps, three, [thing, ...others]);
      await closeJanuary();

      server.setTime('2027-01-31T23:00:00Z');
      expect(await returnWaiting(deps)).to.equal(0);
      server.setTime('2027-02-01T00:00:00Z');
      expect(await returnWaiting(deps)).to.equal(1);

      expect(await held(account.funds(two.id))).to.equal('5.00');
      expect(await held(account.funds(three.id))).to.be.oneOf(['3.333333', '3.333334']);
      expect(await held(account.thing(thing))).to.equal('0.00');
      expect((await deps.db('thing_periods').where({ thing_id: thing }).first()).state).to.equal(
        'returned',
      );
    });

    it('return once, and are not the creator’s any more', async () => {
      const { deps } = server;
      const supporter = await aSupporter(deps);
      await flattrAll(deps, supporter, [thing]);
      await closeJanuary();
      server.setTime('2027-02-01T00:00:00Z');
      await Promise.all([returnWaiting(deps), returnWaiting(deps)]);
      const creator = await aMember(deps);
      await registerThing(deps, { memberId: creator.id, url: URL });
      await verifyCreator(deps, thing);
      await sweepThings(deps);
      await returnWaiting(deps);

      expect(await held(account.funds(supporter.id))).to.equal('10.00');
      expect(await held(account.earnings(creator.id))).to.equal('0.00');
    });

    it('of who has left are given up', async () => {
      const { deps } = server;
      const supporter = await aSupporter(deps);
      await flattrAll(deps, supporter, [thing]);
      await closeJanuary();
      await deps.db('members').where({ id: supporter.id }).update({ deleted_at: 1 });
      server.setTime('2027-03-01T00:00:00Z');
      await returnWaiting(deps);

      expect(await held(account.givenUp)).to.equal('10.00');
    });

    it('go to a creator who came at the last moment', async () => {
      const { deps } = server;
      await flattrAll(deps, await aSupporter(deps), [thing]);
      await closeJanuary();
      const creator = await aMember(deps);
      await registerThing(deps, { memberId: creator.id, url: URL });
      await verifyCreator(deps, thing);
      server.setTime('2027-03-01T00:00:00Z');
      await returnWaiting(deps);

      expect(await held(account.earnings(creator.id))).to.equal('9.00');
    });

    it('return in pieces, and go on where a killed process was', async () => {
      const { deps } = server;
      const { db } = deps;
      const ids: number[] = [];
      const first = await aSupporter(deps);
      for (let id = first.id; ids.length < 1200; id += 1) ids.push(id);
      await fillSupporters(ids.slice(1));
      await db.batchInsert(
        'flattrs',
        ids.map((id) => ({
          ...{ period: '2026-01', supporter_id: id, thing_id: thing },
          ...{ source: 'api', created_at: 1 },
        })),
        200,
      );
      await closeJanuary();
      server.setTime('2027-03-01T00:00:00Z');
      const undisturbed = ids.length * 1_000_000 + 9_000_000;

      let calls = 0;
      const failing = {
        ...deps,
        clock: {
          now() {
            calls += 1;
            if (calls > 3) throw new Error('killed');
            return deps.clock.now();
          },
        },
      };
      await returnWaiting(failing).catch(() => {});
      await returnWaiting(deps);

      const [sum] = await db('ledger_balances')
        .where('account', 'like', '%:funds')
        .sum({ all: 'amount' });
      expect(Number(sum?.all)).to.equal(undisturbed);
      expect(await held(account.thing(thing))).to.equal('0.00');
    });

    async function fillSupporters(ids: number[]) {
      const { db } = server.deps;
      await db.batchInsert(
        'members',
        ids.map((id) => ({
          ...{ id, name: `s${id}`, name_key: `s${id}`, kind: 'individual' },
          ...{ fid: id.toString(36).padStart(6, 'z'), created_at: 1 },
        })),
        100,
      );
      await db.batchInsert(
        'budgets',
        ids.map((id) => ({
          ...{ supporter_id: id, from_period: '2026-01', amount: 1_000_000, changed_at: 1 },
        })),
        200,
      );
      const { postEntries } = await import('../ledger/post-entries.ts');
      await inTransaction(db, (trx) =>
        postEntries(
          trx,
          server.deps,
          ids.map((id) => ({
            reference: `deposit/many-${id}`,
            from: account.world('sandbox'),
            to: account.funds(id),
            amount: 1_000_000,
          })),
        ),
      );
    }
  });
});
