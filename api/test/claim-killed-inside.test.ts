import { expect } from 'chai';
import { openClaim } from '../src/claims/open-claim.ts';
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
import { goOn, hasStoodStill, standStillAt } from './stand-still.ts';

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
