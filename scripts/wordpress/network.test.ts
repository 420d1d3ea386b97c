import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { recheckClaims } from '../../api/src/claims/recheck-claims.ts';
import { launchChromium } from '../../api/test/chromium.ts';
import { aMember } from '../../api/test/factories.ts';
import { type TestServer, testServer } from '../../api/test/server.ts';
import { signInAtService } from './connect-by-hand.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { startWordpress, type Wordpress } from './start-wordpress.ts';
import { PLUGIN } from './with-wordpress.ts';

const PASSWORD = 'a few words in a row';

describe('A network of sites', function () {
  this.timeout(5 * 60_000);
  let chromium: Browser;
  let network: Wordpress;
  let server: TestServer;
  let sites: { name: string; address: string }[];

  before(async () => {
    chromium = await launchChromium();
    network = await startWordpress({
      suite: WORDPRESS_SUITES.newest,
      plugins: [PLUGIN],
      isNetwork: true,
    });
    server = await testServer();
    const { host } = new URL(network.url);
    sites = ['second', 'third'].map((name) => {
      network.php(`wpmu_create_blog( '${host}', '/${name}/', 'The ${name}', 1 );`);
      return { name, address: `${network.url}/${name}/` };
    });
  });
  after(async () => {
    await server?.close();
    await network?.stop();
    await chromium?.close();
  });

  /** An administrator connects a site as a member of their own; ends at the settings. */
  async function connect({ name, address }: { name: string; address: string }) {
    await aMember(server.deps, { name, password: PASSWORD });
    const context = await chromium.newContext();
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(network.signInLink(1));
    await page.goto(`${address}wp-admin/options-general.php?page=flattr`);
    await page.getByLabel('Address of your Flattr service').fill(server.url);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await signInAtService(page, { name, password: PASSWORD });
    await page.locator('main').getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${address}wp-admin/options-general.php?page=flattr`);
    expect(await page.locator('.wrap .notice').first().innerText()).to.include('Connected');
    await context.close();
  }

  it('has each of its sites connected as a member of its own, who proves that path and no other', async () => {
    for (const site of sites) await connect(site);
    expect(network.php(`echo Flattr\\Connection::state()['state'];`)).to.equal('none');
    const { host } = new URL(network.url);
    server.setTime('2026-01-10T12:01:00Z');
    await recheckClaims(server.deps);
    const claims = await server.deps
      .db('claims')
      .join('sites', 'sites.id', 'claims.site_id')
      .join('members', 'members.id', 'claims.member_id')
      .select('sites.address', 'members.name', 'claims.state')
      .orderBy('members.name');
    expect(claims).to.deep.equal(
      sites.map(({ name }) => ({ address: `${host}/${name}`, name, state: 'verified' })),
    );

    // What stands at the root is the main site's alone; the front page of each other one has its mark.
    expect((await fetch(`${network.url}/.well-known/flattr`)).status).to.equal(404);
    const tokens = await Promise.all(
      sites.map(async ({ address }) => {
        const html = await (await fetch(address)).text();
        return html.match(/name="flattr-verify" content="(\w+)"/)?.[1];
      }),
    );
    expect(tokens).to.deep.equal(await server.deps.db('claims').orderBy('id').pluck('token'));
    await connect({ name: 'first', address: `${network.url}/` });
    expect((await fetch(`${network.url}/.well-known/flattr`)).status).to.equal(200);
  });

  it('notices a site of it that has another address, whatever wp-config.php says of the main one', () => {
    const address = sites[0]!.address;
    const state = `echo Flattr\\Connection::state()['reason'];`;
    expect(
      network.php(`update_option( 'home', 'https://old.example' ); ${state}`, address),
    ).to.equal('site_moved');
    expect(network.php(`update_option( 'home', '${address}' ); ${state}`, address)).to.equal('');
  });

  it('has nothing left of any when the plugin is removed', async () => {
    for (const address of [network.url, ...sites.map(({ address }) => address)]) {
      network.php(
        `update_option( 'flattr_claim', array( 'id' => 1 ) );
        update_post_meta( 1, '_flattr', array( 'off' => true ) );
        update_user_meta( 1, 'flattr_id', 'abc123' );
        update_user_meta( 1, 'flattr_dismissed', 'one' );
        Flattr\\Withdrawals::plan( 7, 'delete' );
          set_transient( 'flattr_rest', time() + 60, 60 );
        set_transient( 'flattr_outcome_1', 1, 60 );
        foreach ( array( 'flattr_register_thing', 'flattr_ask_again', 'flattr_look_at_claim', 'flattr_revoke', 'flattr_backfill_step' ) as $hook ) {
          wp_schedule_single_event( time() + 99, $hook );
        }`,
        address,
      );
    }
    network.php(`deactivate_plugins( 'wordpress/flattr.php', true, true );`);
    await network.phpBeside(`define( 'WP_UNINSTALL_PLUGIN', 'flattr' );
      require WP_PLUGIN_DIR . '/wordpress/uninstall.php';`);
    const left = network.php(`global $wpdb;
      foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
        foreach ( $wpdb->get_results( "SELECT * FROM $table", ARRAY_A ) as $row ) {
          // The list of active plugins is WordPress's own.
          $text = str_replace( array( 'flattr.php', 'Flattr' ), '', implode( ' ', array_map( 'strval', $row ) ) );
          if ( false !== strpos( $text, 'flattr' ) ) { echo "$table: $text\\n"; }
        }
      }`);
    expect(left).to.equal('');
    // WordPress complains of itself in a network; we may not.
    expect(network.complaints()).to.not.include('/plugins/wordpress/');
  });
});
