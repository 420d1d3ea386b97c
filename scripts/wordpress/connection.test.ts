import { get } from 'node:http';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Member } from '../../api/src/members/member.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectByHand } from './connect-by-hand.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { BLOGGER, type Stage, withWordpress } from './with-wordpress.ts';

const SETTINGS = '/wp-admin/options-general.php?page=flattr';
describe('The connection of a site, on MariaDB', function () {
  this.timeout(120_000);
  let browse: Stage['browse'];
  let page: Page;
  let wordpress: Wordpress;
  let server: TestServer;
  let blogger: Member;

  withWordpress({ suite: WORDPRESS_SUITES.newest, isOnMariadb: true }, (stage) => {
    ({ blogger, browse, server, wordpress } = stage);
  });
  beforeEach(async () => {
    ({ page } = await browse());
  });

  const notice = () => page.locator('.wrap .notice').first().innerText();
  const openSettings = () => page.goto(wordpress.signInLink(1, SETTINGS));
  /** The token that a site acts by, and whether it still does. */
  const token = () =>
    wordpress.php(`echo Flattr\\Vault::open( get_option( 'flattr_connection' )['access'] );`);
  const works = async (access: string) => {
    const answer = await fetch(`${server.url}/rest/v2/user`, {
      headers: { Authorization: `Bearer ${access}` },
    });
    await answer.text();
    return answer.status === 200;
  };

  it('is ended with the claim, when that is wanted, and says what becomes of it', async () => {
    await connectByHand(page, wordpress, server, BLOGGER);
    const access = token();
    expect(await works(access)).to.equal(true);
    await page.getByLabel(/Give the claim of/).check();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    expect(await notice()).to.include('Disconnected');
    const [claim] = await server.deps.db('claims').select('state');
    expect(claim.state).to.equal('expired');
    expect(await works(access)).to.equal(false);
  });

  it('is ended at the service later, when that is away now', async () => {
    await connectByHand(page, wordpress, server, BLOGGER);
    const access = token();
    const away = `add_filter( 'pre_http_request', fn() => new WP_Error( 'away', 'It is away.' ) );`;
    wordpress.php(`${away} Flattr\\Connection::forget();`);
    expect(await works(access)).to.equal(true);
    expect(wordpress.php(`echo wp_json_encode( get_option( 'flattr_connection' ) );`)).to.equal(
      'false',
    );
    const planned = wordpress.php(`echo wp_next_scheduled( 'flattr_revoke' ) - time();`);
    expect(Number(planned)).to.be.within(200, 241);
    await wordpress.phpBeside(`do_action( 'flattr_revoke' );`);
    expect(await works(access)).to.equal(false);
    expect(wordpress.php(`echo wp_json_encode( get_option( 'flattr_revocations' ) );`)).to.equal(
      'false',
    );
  });

  describe('whose site has another address', () => {
    beforeEach(async () => {
      await connectByHand(page, wordpress, server, BLOGGER);
      // As a copy or a moved site finds itself: its database says another address than the one it was connected at.
      wordpress.php(`$kept = get_option( 'flattr_connection' );
        update_option( 'flattr_connection', array( 'home' => 'https://old.example' ) + $kept );`);
    });

    it('tells the service nothing, and asks what happened', async () => {
      expect(
        wordpress.php(
          `$answer = Flattr\\Connection::ask( 'GET', '/rest/v2/user' ); echo $answer->get_error_code();`,
        ),
      ).to.equal('flattr_site_moved');
      await openSettings();
      await page.getByText('Until you say what happened').waitFor();
      // Names of other plugins' making are no move.
      expect(
        wordpress.php(`add_filter( 'home_url', fn( $url ) => $url . 'de/' );
          update_option( 'flattr_connection', array( 'home' => untrailingslashit( get_option( 'home' ) ) ) + get_option( 'flattr_connection' ) );
          echo Flattr\\Connection::state()['state'];`),
      ).to.equal('connected');
    });

    it('goes on when it has moved, and claims its new address', async () => {
      await openSettings();
      await page.getByLabel(/has moved here/).check();
      await page.getByRole('button', { name: 'Go on' }).click();
      expect(await notice()).to.include('goes on at its new address');
      const claims = await server.deps.db('claims').select('state');
      expect(claims).to.deep.equal([{ state: 'open' }]);
      await registerPost(wordpress, 1);
    });

    it('is given up by a copy, and left alone at the site that it was made of', async () => {
      const access = token();
      await openSettings();
      await page.getByLabel(/This is a copy/).check();
      await page.getByRole('button', { name: 'Go on' }).click();
      expect(await notice()).to.include('This copy is not connected any more');
      expect(await works(access)).to.equal(true);
      expect(wordpress.php(`echo Flattr\\Connection::state()['state'];`)).to.equal('none');
    });
  });

  it('is not spoiled for one administrator by the visit of another', async () => {
    const other = wordpress.createUser('second', 'administrator');
    wordpress.php(`update_option( 'flattr_attempt_' . hash( 'sha256', 'mine' ),
      array( 'user' => 1, 'verifier' => '', 'client_id' => 'x', 'issuer' => '', 'made_at' => time() ) );`);
    const back = '/wp-admin/admin-post.php?action=flattr_callback&state=mine&error=access_denied';
    await page.goto(wordpress.signInLink(other, back));
    expect(await notice()).to.include('Somebody else began this attempt');
    await page.goto(wordpress.signInLink(1, back));
    expect(await notice()).to.include('You said no');
  });

  it('is renewed by one of many requests that find its token ended, and works for all of them', async () => {
    await connectByHand(page, wordpress, server, BLOGGER);
    const before = token();
    wordpress.php(
      `update_option( 'flattr_connection', array( 'expires_at' => time() - 60 ) + get_option( 'flattr_connection' ) );`,
    );
    await page.goto(`${wordpress.url}/wp-admin/post-new.php`);
    const answers = await page.evaluate(async () => {
      const { nonce } = (window as unknown as { wpApiSettings: { nonce: string } }).wpApiSettings;
      const answered = await Promise.all(
        Array.from({ length: 10 }, () =>
          fetch('/wp-json/flattr/v1/things/1/register', {
            method: 'POST',
            headers: { 'X-WP-Nonce': nonce },
          }),
        ),
      );
      return answered.map(({ status }) => status);
    });
    expect(answers).to.deep.equal(Array(10).fill(200));
    // Each refresh token works once: a second use of one would have ended the whole grant.
    expect(wordpress.php(`echo Flattr\\Connection::state()['state'];`)).to.equal('connected');
    expect(token()).to.not.equal(before);
    expect(await works(token())).to.equal(true);
  });

  it('is shown at /.well-known/flattr, whatever the permalinks are, and under the name with www too', async () => {
    await connectSite(wordpress, server, blogger);
    wordpress.php(`update_option( 'flattr_claim', array( 'id' => 1, 'token' => 'a1b2c3' ) );`);
    const { port } = new URL(wordpress.url);
    const answer = (path: string, host: string) =>
      new Promise<string>((resolve, reject) => {
        const headers = { Host: host };
        get({ host: '127.0.0.1', port, path, headers }, (answered) => {
          answered.setEncoding('utf8').once('data', (text) => {
            answered.resume();
            resolve(`${answered.statusCode} ${text}`);
          });
        }).once('error', reject);
      });
    for (const permalinks of ['/%postname%/', '']) {
      wordpress.php(
        `update_option( 'permalink_structure', '${permalinks}' ); flush_rewrite_rules();`,
      );
      for (const host of [`127.0.0.1:${port}`, 'www.blog.example']) {
        expect(await answer('/.well-known/flattr', host), `${permalinks} ${host}`).to.equal(
          '200 flattr-verify=a1b2c3\n',
        );
      }
      expect(await answer('/.well-known/other', `127.0.0.1:${port}`)).to.not.match(/^200 flattr/);
    }
  });
});
