import { expect } from 'chai';
import { isSqlite, openDatabase, selectRows } from '../src/db.ts';
import type { Deps } from '../src/deps.ts';
import { closePeriod } from '../src/distribution/close-period.ts';
import { checkLedger } from '../src/ledger/check-ledger.ts';
import { dumpOfBooks } from './month.ts';
import { seededRandom, testSeed } from './random.ts';
import { fillSeededMonth } from './seeded-month.ts';
import { type TestServer, testServer } from './server.ts';

describe('Closing a month when the database goes away or is full', () => {
  const seed = testSeed();
  let server: TestServer;

  before(() => console.log(`      FLATTR_TEST_SEED=${seed}`));
  beforeEach(async () => {
    server = await testServer({ now: '2026-02-01T03:00:00Z' });
    await fillSeededMonth(server.deps, seededRandom(seed));
  });
  afterEach(() => server.close());

  it('fails, leaves a sound ledger, and goes on when it is back', async () => {
    const { deps } = server;
    const restore = await (isSqlite(deps.db) ? fillDisk(deps) : loseConnections(deps));

    const failure = await closePeriod(deps, '2026-01').catch((error: Error) => error);
    await restore();

    expect(failure).to.be.an('error');
    expect((await checkLedger(deps)).ok).to.equal(true);
    const chunks = await deps.db('distribution_chunks');
    expect(chunks.length, 'chunks before the failure').to.be.greaterThan(0);
    expect((await deps.db('periods').first()).state).to.equal('closing');

    await closePeriod(deps, '2026-01');
    const books = await dumpOfBooks(deps);
    await server.close();
    server = await testServer({ now: '2026-02-01T03:00:00Z' });
    await fillSeededMonth(server.deps, seededRandom(seed));
    await closePeriod(server.deps, '2026-01');
    expect(await dumpOfBooks(server.deps)).to.equal(books);
  });
});

/** SQLite: no more room after some more pages. */
async function fillDisk({ db }: Deps): Promise<() => Promise<void>> {
  const [row] = await selectRows<{ page_count: number }>(db, 'PRAGMA page_count');
  await db.raw(`PRAGMA max_page_count = ${row!.page_count + 20}`);
  return async () => {
    await db.raw('PRAGMA max_page_count = 1000000000');
  };
}

/** MariaDB: an operator kills every connection while the twentieth chunk is divided. */
async function loseConnections({ db, config }: Deps): Promise<() => Promise<void>> {
  const operator = openDatabase(config.databaseUrl);
  let claims = 0;
  let killing: Promise<void> | undefined;
  const watch = ({ sql }: { sql: string }) => {
    if (sql.startsWith('insert into `distribution_chunks`')) claims += 1;
    if (claims === 20) killing ??= killOthers();
  };
  async function killOthers(): Promise<void> {
    const rows = await selectRows<{ id: number }>(
      operator,
      'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    );
    for (const { id } of rows) await operator.raw(`KILL ${id}`).catch(() => {});
  }
  db.on('query', watch);
  return async () => {
    db.removeListener('query', watch);
    await killing;
    await operator.destroy();
  };
}
