import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { openClaim } from '../src/claims/open-claim.ts';
import { type Db, isSqlite } from '../src/db.ts';
import { closePeriod } from '../src/distribution/close-period.ts';
import { account } from '../src/ledger/accounts.ts';
import { balanceOf } from '../src/ledger/balance-of.ts';
import { formatMicros } from '../src/money.ts';
import { runFlattr } from './command-line.ts';
import { aMember, aSupporter, aToken } from './factories.ts';
import { aThing, flattrAll } from './month.ts';
import { type OwnInternet, ownInternet } from './own-internet.ts';
import { type TestServer, testServer } from './server.ts';
import { startService } from './service-process.ts';

/** The statements of the transaction that verifies a claim, from its first to its last. */
const POINTS = {
  'that makes the claim verified': 'BEFORE UPDATE ON claims',
  'that makes the site the member’s': 'AFTER UPDATE ON sites',
  'that notes it in the log': 'AFTER INSERT ON claim_log',
  'that makes a thing the member’s': 'AFTER UPDATE ON things',
  'that moves the money': 'AFTER INSERT ON ledger_entries',
  'that keeps the balance': 'AFTER UPDATE ON ledger_balances',
  'that says that nothing waits any more': 'AFTER UPDATE ON thing_periods',
} as const;

describe('A claim that is verified by a process that is killed in the statement', function () {
  this.timeout(60_000);
  let internet: OwnInternet;
  let server: TestServer;
  before(async () => {
    internet = await ownInternet();
  });
  after(() => internet.close());
  beforeEach(async () => {
    server = await testServer({ env: { ...internet.env } });
  });
  afterEach(() => server.close());

  for (const [point, when] of Object.entries(POINTS)) {
    it(`${point} leaves the 2.00 waiting, and brings them once when it is looked at again`, async () => {
      const { deps } = server;
      const { db } = deps;
      const site = internet.at('blog.example');
      const ann = await aMember(deps);
      const token = await aToken(deps, ann);
      const supporter = await aSupporter(deps, { funds: '2.00', budget: '2.00' });
      await flattrAll(deps, supporter, [await aThing(deps, { url: `https://${site}/1` })]);
      server.setTime('2026-02-01T03:00:00Z');
      await closePeriod(deps, '2026-01');
      const { claim } = await openClaim(deps, { memberId: ann.id, url: site });
      const file = { '/.well-known/flattr': `flattr-verify=${claim.token}` };
      await internet.files('blog.example', file);

      const env = { ...internet.env, FLATTR_CLOCK: '2026-02-01T03:00:00Z' };
      const check = (url: string) =>
        fetch(`${url}/rest/v2/claims/${claim.id}/check`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: '{"method":"file"}',
        });
      const stateAndMoney = async () => {
        const { state } = await db('claims').where({ id: claim.id }).first('state');
        const { owner_id: owner } = await db('sites').where({ id: claim.siteId }).first('owner_id');
        const earned = formatMicros(await balanceOf(db, account.earnings(ann.id)));
        return `${state} ${owner === ann.id ? 'hers' : 'nobody’s'} ${earned}`;
      };

      const first = await startService(deps.config.databaseUrl, env);
      await standStillAt(db, when);
      const checked = check(first.url).catch(() => undefined);
      await hasStoodStill(db);
      await first.kill();
      await checked;
      await goOn(db);
      expect(await stateAndMoney()).to.equal('open nobody’s 0.00');

      const second = await startService(deps.config.databaseUrl, env);
      for (const time of ['first', 'second']) {
        expect((await check(second.url)).status, time).to.equal(200);
        expect(await stateAndMoney(), time).to.equal('verified hers 2.00');
      }
      await second.stop();
      const books = await runFlattr(['check'], { databaseUrl: deps.config.databaseUrl, env });
      expect(books.code, books.stderr).to.equal(0);
    });
  }
});

/** Lets a statement take longer than anybody waits, inside the database itself. */
async function standStillAt(db: Db, when: string): Promise<void> {
  const forEver = isSqlite(db)
    ? `SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);`
    : 'DO SLEEP(4);';
  await db.raw(`CREATE TRIGGER stands_still ${when} FOR EACH ROW BEGIN ${forEver} END`);
}

/** Until the transaction is in that statement. */
async function hasStoodStill(db: Db): Promise<void> {
  for (let inARow = 0, tries = 0; inARow < 4; tries += 1) {
    if (tries > 400) throw new Error('The transaction did not come to where it stands still.');
    await sleep(25);
    inARow = (await isInside(db)) ? inARow + 1 : 0;
  }
}

async function isInside(db: Db): Promise<boolean> {
  if (!isSqlite(db)) {
    const [rows] = await db.raw(
      "SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep' AND db = DATABASE()",
    );
    return rows.length > 0;
  }
  await db.raw('PRAGMA busy_timeout = 0');
  try {
    await db.raw('BEGIN IMMEDIATE');
    await db.raw('ROLLBACK');
    return false;
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return true;
  } finally {
    await db.raw('PRAGMA busy_timeout = 15000');
  }
}

/** On MariaDB this waits until the statement of who was killed is over. */
async function goOn(db: Db): Promise<void> {
  await db.raw('DROP TRIGGER stands_still');
}
