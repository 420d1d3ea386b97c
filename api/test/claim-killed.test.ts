import { setTimeout as sleep } from 'node:timers/promises';
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
import { seededRandom, testSeed } from './random.ts';
import { type TestServer, testServer } from './server.ts';
import { startService } from './service-process.ts';

describe('A claim that is verified by a process that is killed', function () {
  this.timeout(120_000);
  let internet: OwnInternet;
  let server: TestServer;
  before(async () => {
    internet = await ownInternet();
    server = await testServer({ env: { ...internet.env } });
  });
  after(async () => {
    await server.close();
    await internet.close();
  });

  it('brings the 2.00 that wait whole or not at all, and once in the end', async () => {
    const { deps } = server;
    const seed = testSeed();
    console.log(`      FLATTR_TEST_SEED=${seed}`);
    const random = seededRandom(seed);
    const site = internet.at('blog.example');
    const ann = await aMember(deps);
    const token = await aToken(deps, ann);
    const supporter = await aSupporter(deps, { funds: '2.00', budget: '2.00' });
    const things: number[] = [];
    for (let count = 0; count < 100; count += 1) {
      things.push(await aThing(deps, { url: `https://${site}/${count}` }));
    }
    await flattrAll(deps, supporter, things);
    server.setTime('2026-02-01T03:00:00Z');
    await closePeriod(deps, '2026-01');
    const { claim } = await openClaim(deps, { memberId: ann.id, url: site });
    await internet.files('blog.example', { '/.well-known/flattr': `flattr-verify=${claim.token}` });

    const env = { ...internet.env, FLATTR_CLOCK: '2026-02-01T03:00:00Z' };
    const check = (url: string) =>
      fetch(`${url}/rest/v2/claims/${claim.id}/check`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: '{"method":"file"}',
      });
    const stateAndMoney = async () => {
      const { state } = await deps.db('claims').where({ id: claim.id }).first('state');
      return [state, formatMicros(await balanceOf(deps.db, account.earnings(ann.id)))].join(' ');
    };
    for (let kill = 0; kill < 5; kill += 1) {
      const service = await startService(deps.config.databaseUrl, env);
      const checked = check(service.url).catch(() => undefined);
      await sleep(random.integer(10, 250));
      await service.kill();
      await checked;
      expect(await stateAndMoney()).to.be.oneOf(['open 0.00', 'verified 2.00']);
    }
    const last = await startService(deps.config.databaseUrl, env);
    const { status } = await check(last.url);
    await last.stop();
    expect(status).to.equal(200);
    expect(await stateAndMoney()).to.equal('verified 2.00');
    const books = await runFlattr(['check'], { databaseUrl: deps.config.databaseUrl, env });
    expect(books.code, books.stderr).to.equal(0);
  });
});
