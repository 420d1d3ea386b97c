import { expect } from 'chai';
import { account } from '../src/ledger/accounts.ts';
import { balanceOf } from '../src/ledger/balance-of.ts';
import { formatMicros } from '../src/money.ts';
import { newPayoutId } from '../src/payouts/request-payout.ts';
import { sendPayouts } from '../src/payouts/send-payouts.ts';
import { Browser } from './browser.ts';
import { runFlattr } from './command-line.ts';
import { aCreator } from './payouts.ts';
import { type TestServer, testServer } from './server.ts';
import { startService } from './service-process.ts';
import { goOn, hasStoodStill, standStillAt } from './stand-still.ts';

/** Where it is killed, and how it stands then: the payout, the earnings, what is set aside. */
const POINTS: Readonly<Record<string, [when: string, stands: string, condition?: string]>> = {
  'that writes the payout down': ['AFTER INSERT ON payouts', 'none 25.00 0.00'],
  'that sets its money aside': ['AFTER INSERT ON ledger_entries', 'none 25.00 0.00'],
  'that notes what will be asked': ['AFTER UPDATE ON payouts', 'requested 0.00 25.00'],
  'after the provider was asked': [
    'AFTER UPDATE ON payouts',
    'sent 0.00 25.00',
    'NEW.provider_reference IS NOT NULL',
  ],
  'that applies what the provider said': ['AFTER INSERT ON payout_events', 'sent 0.00 25.00'],
};
const NOW = '2026-02-10T12:00:00Z';

describe('A payout whose process is killed in the statement', function () {
  this.timeout(60_000);
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({ now: NOW });
  });
  afterEach(() => server.close());

  for (const [point, [when, stands, condition]] of Object.entries(POINTS)) {
    it(`${point} is paid once in the end, or was never asked for`, async () => {
      const { deps } = server;
      const { db } = deps;
      const creator = await aCreator(deps);
      const secret = (await server.as(creator)).cookie('flattr')!;
      const form = { payout_id: newPayoutId(), amount: '25.00' };
      const ask = (url: string) =>
        new Browser(url)
          .withCookie('flattr', secret)
          .send('POST', '/payouts', { form, headers: { Origin: 'http://localhost' } });
      const standing = async () => {
        const payout = await db('payouts').where({ id: form.payout_id }).first('state');
        const amounts = [account.earnings(creator.id), account.payout(form.payout_id)];
        const [earned, aside] = await Promise.all(amounts.map((of) => balanceOf(db, of)));
        return `${payout?.state ?? 'none'} ${formatMicros(earned!)} ${formatMicros(aside!)}`;
      };

      const env = { FLATTR_CLOCK: NOW };
      const first = await startService(deps.config.databaseUrl, env);
      await standStillAt(db, when, condition);
      const asked = ask(first.url).catch(() => undefined);
      await hasStoodStill(db);
      await first.kill();
      await asked;
      await goOn(db);
      expect(await standing()).to.equal(stands);

      const second = await startService(deps.config.databaseUrl, env);
      expect((await ask(second.url)).status).to.equal(303);
      await second.stop();
      server.setTime('2026-02-10T12:05:00Z');
      await sendPayouts(deps);
      await sendPayouts(deps);
      expect(await standing()).to.equal('paid 0.00 0.00');
      expect(await db('payouts')).to.have.length(1);
      const out = await db('ledger_entries').where({
        from_account: account.payout(form.payout_id),
      });
      expect(out).to.have.length(1);
      const books = await runFlattr(['check'], { databaseUrl: deps.config.databaseUrl, env });
      expect(books.code, books.stderr).to.equal(0);
    });
  }
});
