import { expect } from 'chai';
import { setBudget } from '../src/budgets/set-budget.ts';
import { depositByOperator } from '../src/deposits/deposit-by-operator.ts';
import type { Deps } from '../src/deps.ts';
import { closeFinishedPeriods } from '../src/distribution/close-finished-periods.ts';
import { returnWaiting } from '../src/distribution/return-waiting.ts';
import { sweepThings } from '../src/distribution/sweep-things.ts';
import { DomainError } from '../src/errors.ts';
import { flattrThing } from '../src/flattrs/flattr-thing.ts';
import { undoFlattr } from '../src/flattrs/undo-flattr.ts';
import { account } from '../src/ledger/accounts.ts';
import { balanceOf } from '../src/ledger/balance-of.ts';
import { checkLedger } from '../src/ledger/check-ledger.ts';
import { sealBlocks } from '../src/ledger/seal-block.ts';
import { addMonths, startOf } from '../src/period.ts';
import { split } from '../src/split.ts';
import { flattrSubscribedThings } from '../src/subscriptions/flattr-subscribed-things.ts';
import { subscribeToThing } from '../src/subscriptions/subscribe-to-thing.ts';
import { registerThing } from '../src/things/register-thing.ts';
import { aMember } from './factories.ts';
import { aThing, skipMemberIds, verifyCreator } from './month.ts';
import { type Random, seededRandom, testSeed } from './random.ts';
import { type TestServer, testServer } from './server.ts';

const MONTHS = 6;
const DAY = 86_400_000;
const WAITING_MONTHS = 3;

/**
 * Whole months with everything that people and machines do: clicks, undo, subscriptions, deposits,
 * budgets, things that get a creator late, and jobs that crash at any statement and run again.
 */
describe('Months of a small service', function () {
  this.timeout(120_000);
  const seed = testSeed();
  let random: Random;
  let server: TestServer;
  let deps: Deps;
  let members: number[];
  let things: { id: number; url: string }[];
  let crashes: number;

  before(() => console.log(`      FLATTR_TEST_SEED=${seed}`));
  beforeEach(async () => {
    random = seededRandom(seed);
    server = await testServer({
      now: '2026-01-01T00:00:00Z',
      env: { FLATTR_FEE_PERCENT: '3.33', FLATTR_WAITING_MONTHS: String(WAITING_MONTHS) },
    });
    deps = server.deps;
    members = [];
    things = [];
    crashes = 0;
  });
  afterEach(() => server.close());

  it('add up to the micro after every day, whatever crashes', async () => {
    for (let index = 0; index < 12; index += 1) await join();
    for (let month = 0; month < MONTHS; month += 1) {
      const period = addMonths('2026-01', month);
      for (let day = 1; day < 28; day += random.integer(3, 9)) {
        setTime(startOf(period) + day * DAY);
        for (let act = 0; act < 15; act += 1) await somethingHappens();
        await runJobs();
      }
      setTime(startOf(addMonths(period, 1)) + DAY / 12);
      await runJobs();
      expect((await deps.db('periods').where({ period }).first())?.state).to.equal('closed');
      await expectSharesOfClosings(period);
    }
    setTime(startOf(addMonths('2026-01', MONTHS + WAITING_MONTHS + 1)));
    await runJobs();

    // Subscriptions have gone on; what waits of the months they have made since may still wait.
    const waiting = await deps
      .db('thing_periods')
      .whereIn('state', ['waiting', 'held', 'returning'])
      .andWhere('amount', '>', 0)
      .andWhere('period', '<', addMonths('2026-01', MONTHS));
    expect(waiting).to.deep.equal([]);
    expect(crashes, 'crashes').to.be.greaterThan(0);
  });

  const setTime = (instant: number) => server.setTime(new Date(instant).toISOString());

  async function join(): Promise<void> {
    const { id } = await aMember(deps);
    members.push(id);
    await depositByOperator(deps, { memberId: id, amount: random.integer(1, 30_000_000) });
    await setBudget(deps, { memberId: id, amount: random.integer(1_000_000, 20_000_000) });
    if (random.next() < 0.5) await skipMemberIds(deps, id + 5000);
  }

  async function somethingHappens(): Promise<void> {
    const memberId = random.pick(members);
    const kind = random.next();
    const thing = things.length > 0 ? random.pick(things) : await newThing();
    try {
      if (kind < 0.5) {
        const supporter = { memberId };
        await flattrThing(deps, { supporter, thing: { id: thing.id }, source: 'button' });
      } else if (kind < 0.6) {
        await undoFlattr(deps, { supporterId: memberId, thingId: thing.id });
      } else if (kind < 0.65) {
        await subscribeToThing(deps, { supporterId: memberId, thingId: thing.id });
      } else if (kind < 0.75) {
        await newThing();
      } else if (kind < 0.79) {
        await registerThing(deps, { memberId, url: thing.url });
      } else if (kind < 0.82) {
        await verifyCreator(deps, thing.id);
      } else if (kind < 0.9) {
        await depositByOperator(deps, { memberId, amount: random.integer(1, 9_999_999) });
      } else if (kind < 0.97) {
        await setBudget(deps, { memberId, amount: random.integer(1_000_000, 20_000_000) });
      } else {
        await join();
      }
    } catch (error) {
      // What a member may not do is refused and changes nothing.
      if (!(error instanceof DomainError) || error.status >= 500) throw error;
    }
  }

  async function newThing(): Promise<{ id: number; url: string }> {
    const url = `https://works.example/${seed}/${things.length}`;
    const creator = random.next() < 0.4 ? { id: random.pick(members) } : null;
    const isVerified = creator !== null && random.next() < 0.7;
    const thing = { id: await aThing(deps, { url, creator, isVerified }), url };
    things.push(thing);
    return thing;
  }

  /** Every job, in random order, crashing now and then; after each the ledger is sound. */
  async function runJobs(): Promise<void> {
    const jobs = [closeFinishedPeriods, sweepThings, returnWaiting, sealBlocks, flattrSubscribed];
    for (const job of random.sample(jobs, jobs.length)) {
      for (;;) {
        const isDone = await crashing(() => job(deps));
        const { invariants } = await checkLedger(deps);
        expect(invariants.filter(({ ok }) => !ok)).to.deep.equal([]);
        if (isDone) break;
        crashes += 1;
      }
    }
  }
  const flattrSubscribed = () => flattrSubscribedThings(deps);

  /** Does some work, in which often one statement fails as it does when the database goes away. */
  async function crashing(work: () => Promise<unknown>): Promise<boolean> {
    let left = random.next() < 0.5 ? random.integer(1, 60) : Number.POSITIVE_INFINITY;
    const crash = ({ sql }: { sql: string }) => {
      // Only a database that is really gone could refuse to roll back.
      if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) return;
      left -= 1;
      if (left === 0) throw new Crash();
    };
    deps.db.on('query', crash);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      return false;
    } finally {
      deps.db.removeListener('query', crash);
    }
  }

  /** What each thing received is what split() gives it of each closing; nobody else took part. */
  async function expectSharesOfClosings(period: string): Promise<void> {
    const received = new Map<number, number>();
    for (const closing of await deps.db('closings').where({ period })) {
      const flattrs = await deps
        .db('flattrs')
        .where({ period, supporter_id: closing.supporter_id });
      const thingIds = flattrs.map(({ thing_id }) => thing_id);
      const supporterId = closing.supporter_id;
      split(Number(closing.amount), { period, supporterId, thingIds }).forEach((share, at) => {
        received.set(thingIds[at], (received.get(thingIds[at]) ?? 0) + share);
      });
    }
    for (const row of await deps.db('thing_periods').where({ period })) {
      expect(Number(row.amount)).to.equal(received.get(row.thing_id));
      received.delete(row.thing_id);
    }
    expect(received.size).to.equal(0);
    expect(await balanceOf(deps.db, account.period(period))).to.equal(0);
  }
});

class Crash extends Error {}
