import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { closePeriod } from '../../api/src/distribution/close-period.ts';
import type { Member } from '../../api/src/members/member.ts';
import { pageFaults } from '../../api/test/page-faults.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { flattrThing } from './flattr-thing.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { type Stage, withWordpress } from './with-wordpress.ts';

const SCREEN = '/wp-admin/index.php?page=flattr-earnings';

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`The screen of earnings in the ${age} WordPress`, function () {
    this.timeout(60_000);
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });

    it('shows what was earned, drawn and as a table, by what, and as files', async () => {
      await connectSite(wordpress, server, blogger);
      const thing = await registerPost(wordpress, 1);
      for (const period of ['2026-01', '2026-02']) {
        server.setTime(`${period}-10T12:00:00Z`);
        await flattrThing(server, thing, `fan${period.slice(-1)}`);
      }
      server.setTime('2026-03-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');
      await closePeriod(server.deps, '2026-02');

      const { page } = await open();
      await page.getByText('Earned and not used yet').waitFor();
      expect(await page.locator('.flattr-figures').innerText()).to.include('20.00 USD');
      const months = page.getByRole('table', { name: 'Earnings by month' });
      expect(await months.innerText()).to.match(/February 2026\s+1\s+10\.00.*January 2026\s+1/s);
      expect(await page.locator('.flattr-chart rect').count()).to.equal(2);
      const top = page.getByRole('table', { name: /What earned most/ });
      expect(await top.innerText()).to.include('Hello world!');
      await page.getByLabel('Month', { exact: true }).selectOption('2026-01');
      await page.getByRole('table', { name: 'What earned most in January 2026' }).waitFor();
      const file = page.waitForEvent('download');
      await page.getByRole('link', { name: 'all months (CSV)' }).click();
      expect((await file).suggestedFilename()).to.match(/\.csv$/);

      const posts = page.getByRole('table', { name: /how they stand/ });
      expect(await posts.innerText()).to.match(/Hello world!\s+At the service/);
      await page.getByLabel('Order').selectOption('By title');
      await posts.getByRole('link', { name: 'Hello world!', exact: true }).waitFor();
      expect(await pageFaults(page, '.flattr-screen')).to.deep.equal([]);
    });

    it('shows what arrived since it was looked at last, without a wait of minutes', async () => {
      await connectSite(wordpress, server, blogger);
      const thing = await registerPost(wordpress, 1);
      const first = await open();
      await first.page.getByText('Nothing was earned yet').waitFor();

      await flattrThing(server, thing, 'fan');
      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');
      passSeconds();
      const { page } = await open();
      await page.locator('.flattr-figures').getByText('10.00 USD').first().waitFor();
    });

    it('shows the last twelve months, in words and figures of the language, and earlier ones when they are asked for', async () => {
      await connectSite(wordpress, server, blogger);
      const thing = await registerPost(wordpress, 1);
      for (let month = 0; month < 13; month += 1) {
        const at = new Date(Date.UTC(2026, month, 10));
        server.setTime(at.toISOString());
        await flattrThing(server, thing, `fan${month}`);
        server.setTime(new Date(Date.UTC(2026, month + 1, 1, 2)).toISOString());
        await closePeriod(server.deps, at.toISOString().slice(0, 7));
      }
      wordpress.php(`update_user_meta( 1, 'locale', 'de_DE' );`);
      const { page } = await open();
      const months = page.getByRole('table', { name: 'Einnahmen nach Monat' });
      await months.waitFor();
      expect(await page.locator('.flattr-figures').innerText()).to.include('130,00 USD');
      expect(await page.locator('.flattr-chart rect').count()).to.equal(12);
      const rows = months.locator('tbody tr');
      expect(await rows.count()).to.equal(12);
      await page.getByRole('button', { name: 'Auch frühere Monate zeigen' }).click();
      expect(await rows.count()).to.equal(13);
      expect(await rows.last().innerText()).to.match(/2026\s+1\s+10,00/);
      expect(await pageFaults(page, '.flattr-screen')).to.deep.equal([]);
    });

    it('keeps showing what it knew while the service is away, and says from when', async () => {
      await connectSite(wordpress, server, blogger);
      const first = await open();
      await first.page.getByText('Nothing was earned yet').waitFor();
      const away = join(wordpress.folder, 'wp-content/mu-plugins/away.php');
      writeFileSync(
        away,
        `<?php add_filter( 'pre_http_request', fn() => new WP_Error( 'x', 'Connection refused' ) );`,
      );
      passSeconds();
      try {
        const { page } = await open();
        const notice = page.locator('.components-notice');
        await notice.getByText('Connection refused').first().waitFor();
        await notice.getByText('What follows is of').first().waitFor();
        await page.getByText('Earned and not used yet').waitFor();
      } finally {
        rmSync(away);
      }
    });

    it('says to whom nothing is connected where to connect, and is not there for who may not see it', async () => {
      const { faults, page } = await open();
      await page.getByText('This site is not connected to Flattr yet').waitFor();
      expect(
        await page.locator('#wpbody').getByRole('link', { name: 'Connect' }).getAttribute('href'),
      ).to.include('page=flattr');
      await page.goto(wordpress.signInLink(wordpress.createUser('writer', 'contributor'), SCREEN));
      expect(await page.locator('body').innerText()).to.include('not allowed');
      expect(faults.splice(0).join()).to.include('403');
    });

    /** As it is some seconds after the service was asked: longer than that counts for what it says now. */
    function passSeconds(): void {
      wordpress.php(`global $wpdb;
        foreach ( $wpdb->get_col( "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE 'flattr\\_kept\\_%'" ) as $name ) {
          $kept = get_option( $name );
          update_option( $name, array( 'tried_at' => $kept['tried_at'] - 7 ) + $kept );
        }`);
    }

    async function open() {
      const visit = await browse({ viewport: { width: 1280, height: 1000 } });
      await visit.page.goto(wordpress.signInLink(1, SCREEN));
      return visit;
    }
  });
}
