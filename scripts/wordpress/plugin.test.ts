import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { recheckClaims } from '../../api/src/claims/recheck-claims.ts';
import { closePeriod } from '../../api/src/distribution/close-period.ts';
import { earningsBalance } from '../../api/src/earnings/held-of.ts';
import type { Member } from '../../api/src/members/member.ts';
import { aSupporter } from '../../api/test/factories.ts';
import type { TestServer } from '../../api/test/server.ts';
import { beginConnect, connectByHand, signInAtService } from './connect-by-hand.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { runPhpunit } from './run-phpunit.ts';
import type { Wordpress } from './start-wordpress.ts';
import { BLOGGER, PLUGIN, type Stage, withWordpress } from './with-wordpress.ts';

for (const [title, suite, isOnMariadb] of [
  ['The plugin in the oldest WordPress, on SQLite', WORDPRESS_SUITES.oldest, false],
  ['The plugin in the newest WordPress, on MariaDB', WORDPRESS_SUITES.newest, true],
] as const) {
  describe(title, function () {
    this.timeout(120_000);
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite, isOnMariadb }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });

    it('passes its tests in PHPUnit', () => {
      const { passed, failed, output } = runPhpunit(wordpress, `${PLUGIN.folder}/tests`);
      expect(failed, output).to.deep.equal([]);
      expect(passed.length).to.be.greaterThan(15);
    });

    it('says nothing to anybody, in pages or over the network, before it is connected', async () => {
      const html = await (await fetch(`${wordpress.url}/hello-world/`)).text();
      expect(html.toLowerCase()).to.not.include('flattr');
    });

    it('is connected, proves the site, and earns from a click on a post', async () => {
      const { page } = await browse();
      await connectByHand(page, wordpress, server, BLOGGER);
      expect(await page.locator('.wrap').innerText()).to.include('Connected as blogger');

      server.setTime('2026-01-10T12:01:00Z');
      await recheckClaims(server.deps);
      await page.reload();
      expect(await page.locator('.wrap').innerText()).to.include('is yours');

      const wellKnown = await fetch(`${wordpress.url}/.well-known/flattr`);
      expect(wellKnown.headers.get('Content-Type')).to.match(/^text\/plain/);
      expect(await wellKnown.text()).to.match(/^flattr-verify=[0-9a-z]+\n$/);
      const nonce = 'A'.repeat(43);
      const signed = await fetch(`${wordpress.url}/.well-known/flattr?nonce=${nonce}`);
      expect(await signed.json()).to.include({ member: blogger.fid, nonce });

      await page.getByLabel('After the content').check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.locator('.components-notice', { hasText: 'Settings saved.' }).waitFor();

      // Somebody else reads the post, and clicks. Nothing is asked of the service before.
      await aSupporter(server.deps, { name: 'fan', password: BLOGGER.password });
      const { otherHosts, page: reader } = await browse();
      await reader.goto(`${wordpress.url}/hello-world/`);
      const button = reader.locator('.flattr-button');
      expect(await button.count()).to.equal(1);
      expect(otherHosts).to.deep.equal([]);
      await button.click();
      await reader.locator('main').getByRole('link', { name: 'Sign in to flattr' }).click();
      await signInAtService(reader, { name: 'fan', password: BLOGGER.password });
      await reader.locator('main').getByRole('button', { name: 'Flattr this' }).click();
      await reader.getByText('You flattred').waitFor();

      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');
      const { available } = await earningsBalance(server.deps.db, blogger.id);
      expect(available).to.equal(10_000_000);
    });

    it('says beside the address what is wrong with it, and keeps what was typed', async () => {
      const { page } = await browse();
      await page.goto(wordpress.signInLink(1, '/wp-admin/options-general.php?page=flattr'));
      const address = page.getByLabel('Address of your Flattr service');
      const elsewhere = createServer((_request, answer) => answer.end('<p>Another site.</p>'));
      await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
      for (const [typed, fault] of [
        ['http://flattr.example', 'such as https://flattr.example'],
        ['http://127.0.0.1:9', 'cannot be reached'],
        [
          `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`,
          'no Flattr service at this',
        ],
      ] as const) {
        await address.fill(typed);
        await address.press('Enter');
        await page.waitForURL(/page=flattr/);
        await page.locator('#flattr-service-fault', { hasText: fault }).waitFor();
        expect(await address.inputValue()).to.equal(typed);
        expect(await address.getAttribute('aria-describedby')).to.equal('flattr-service-fault');
        await page.locator('.flattr-save').waitFor();
      }
      elsewhere.close();
    });

    it('refuses a forged way back, a replay and a no, and leaves nothing when it is disconnected', async () => {
      const { page } = await browse();
      const notice = () => page.locator('.wrap .notice').first().innerText();
      const back = '/wp-admin/admin-post.php?action=flattr_callback';
      await page.goto(wordpress.signInLink(1, `${back}&state=forged&code=x`));
      expect(await notice()).to.include('belongs to no attempt');

      await beginConnect(page, wordpress, server, BLOGGER);
      const answer = page.waitForRequest(/flattr_callback/);
      await page.locator('main').getByRole('button', { name: 'Deny' }).click();
      const url = (await answer).url();
      await page.waitForURL(/page=flattr/);
      expect(await notice()).to.include('You said no');
      await page.goto(url);
      expect(await notice()).to.include('belongs to no attempt');

      await connectByHand(page, wordpress, server, BLOGGER);
      await page.getByRole('button', { name: 'Disconnect' }).click();
      expect(await notice()).to.include('Disconnected');
      wordpress.php(`deactivate_plugins( 'wordpress/flattr.php' );`);
      wordpress.php(`define( 'WP_UNINSTALL_PLUGIN', 'flattr' );
        require WP_PLUGIN_DIR . '/wordpress/uninstall.php';`);
      const left = wordpress.php(`global $wpdb; echo implode( ',', $wpdb->get_col(
        "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%flattr%'" ) );`);
      expect(left).to.equal('');
    });
  });
}
