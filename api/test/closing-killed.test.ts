import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Deps } from '../src/deps.ts';
import { flattrThing } from '../src/flattrs/flattr-thing.ts';
import { runFlattr } from './command-line.ts';
import { dumpOfBooks } from './month.ts';
import { type Random, seededRandom, testSeed } from './random.ts';
import { fillSeededMonth } from './seeded-month.ts';
import { type TestServer, testServer } from './server.ts';

const FLATTR = fileURLToPath(new URL('../bin/flattr.mjs', import.meta.url));
const ENV = { FLATTR_CLOCK: '2026-02-01T03:00:00Z', FLATTR_FEE_PERCENT: '2.5' };
const CLOSE = ['close', '2026-01', '--json'];

describe('Closing a month with real processes', function () {
  this.timeout(120_000);
  const seed = testSeed();
  let random: Random;
  let server: TestServer | undefined;
  /** What one undisturbed run leaves and tells. */
  let undisturbed: { books: string; json: unknown };

  async function month(): Promise<TestServer> {
    await server?.close();
    server = await testServer({ env: ENV });
    await fillSeededMonth(server.deps, seededRandom(seed));
    return server;
  }
  const flattr = ({ deps }: TestServer, args: string[]) =>
    runFlattr(args, { databaseUrl: deps.config.databaseUrl, env: ENV });

  before(async () => {
    console.log(`      FLATTR_TEST_SEED=${seed}`);
    random = seededRandom(seed + 1);
    const alone = await month();
    const result = await flattr(alone, CLOSE);
    expect(result.code, result.stderr).to.equal(0);
    undisturbed = { books: await dumpOfBooks(alone.deps), json: result.json() };
  });
  after(() => server?.close());

  it('ends in the same rows when four processes do it at once', async () => {
    const shared = await month();

    const results = await Promise.all([1, 2, 3, 4].map(() => flattr(shared, CLOSE)));

    for (const result of results) {
      expect(result.code, result.stderr).to.equal(0);
      expect(result.json()).to.deep.equal(undisturbed.json);
    }
    expect(await dumpOfBooks(shared.deps)).to.equal(undisturbed.books);
  });

  it('ends in the same rows when processes are killed at random instants, and one is left', async () => {
    const shared = await month();
    let killed = 0;
    while (killed < 8 && (await closeAndKill(shared, random.integer(0, 40)))) killed += 1;
    expect(killed, 'killed while it was closing').to.be.greaterThan(2);
    expect((await flattr(shared, ['check'])).code).to.equal(0);

    const last = await flattr(shared, CLOSE);

    expect(last.code, last.stderr).to.equal(0);
    expect(last.json()).to.deep.equal(undisturbed.json);
    expect(await dumpOfBooks(shared.deps)).to.equal(undisturbed.books);
  });

  it('ends in the same rows when of two processes at once one is killed, again and again', async () => {
    const shared = await month();
    for (let kill = 0; kill < 3; kill += 1) {
      const wait = () => random.integer(0, 40);
      await Promise.all([closeAndKill(shared, wait()), closeAndKill(shared, wait())]);
    }
    const [one, two] = await Promise.all([flattr(shared, CLOSE), flattr(shared, CLOSE)]);

    expect([one.code, two.code], one.stderr + two.stderr).to.deep.equal([0, 0]);
    expect(await dumpOfBooks(shared.deps)).to.equal(undisturbed.books);
  });

  it('lets clicks of the new month through meanwhile, and counts none of them', async () => {
    const shared = await month();
    const { deps } = shared;
    shared.setTime('2026-02-01T03:00:00Z');
    const rich = await deps.db('ledger_balances').where('account', 'like', 'member:%:funds');
    const supporters = rich.map(({ account }) => Number(account.split(':')[1]));
    const things = (await deps.db('things').select('id')).map(({ id }) => id);

    const closing = flattr(shared, CLOSE);
    let clicks = 0;
    let isOver = false;
    void closing.then(() => {
      isOver = true;
    });
    while (!isOver) {
      const click = flattrThing(deps, {
        supporter: { memberId: random.pick(supporters) },
        thing: { id: random.pick(things) },
        source: 'api',
      });
      clicks += await click.then(
        () => 1,
        () => 0,
      );
      await sleep(2);
    }

    expect((await closing).code, (await closing).stderr).to.equal(0);
    const [row] = await deps.db('flattrs').where({ period: '2026-02' }).count({ count: '*' });
    expect(Number(row?.count)).to.equal(clicks);
    expect(clicks).to.be.greaterThan(0);
    expect(await dumpOfBooks(deps)).to.equal(undisturbed.books);
  });
});

/**
 * Starts a closing, and kills it some milliseconds after it has got anything done.
 * @returns whether it was killed in the middle.
 */
async function closeAndKill({ deps }: TestServer, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [FLATTR, ...CLOSE], {
    env: { PATH: process.env.PATH, FLATTR_DATABASE_URL: deps.config.databaseUrl, ...ENV },
    stdio: 'ignore',
  });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void ended.then(() => {
    hasEnded = true;
  });
  const before = await progressOf(deps);
  while (!hasEnded && (await progressOf(deps)) === before) await sleep(3);
  await sleep(after);
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}

/** Something that changes with each step of a closing. */
async function progressOf({ db }: Pick<Deps, 'db'>): Promise<string> {
  const counts: number[] = [];
  for (const table of ['distribution_chunks', 'distribution_sums', 'thing_periods']) {
    const [row] = await db(table).count({ count: '*' });
    counts.push(Number(row?.count));
  }
  return `${(await db('periods').first('state'))?.state} ${counts}`;
}
