import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { aMember } from '../../api/test/factories.ts';
import { beginConnect, connectByHand } from './connect-by-hand.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import type { Wordpress } from './start-wordpress.ts';
import { type Fault, type UnsteadyService, unsteadyService } from './unsteady-service.ts';
import { BLOGGER, type Stage, withWordpress } from './with-wordpress.ts';

/** All that shows something which the service knows. */
const CONTENT = `<!-- wp:flattr/button {"showCount":true} /--><!-- wp:flattr/supporters /--><!-- wp:flattr/top-things /-->`;

const HTML = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Sign in</h1>' };
const WAIT_SECONDS = 1800;
const NO_ANSWER = { status: 500, body: '' };
const ASKS_TO_WAIT = { status: 429, headers: { 'Retry-After': `${WAIT_SECONDS}` }, body: '' };
const FAULTS: readonly [string, Fault][] = [
  ['does not answer', 'silence'],
  ['closes the connection', 'hang-up'],
  ['does what it is asked, and is not heard', 'lost-answer'],
  ['answers 500', NO_ANSWER],
  ['answers 429', ASKS_TO_WAIT],
  ['is behind a firewall that refuses', { status: 403, body: '<h1>No</h1>' }],
  ['is behind a page to sign in on', HTML],
  ['leads elsewhere', { status: 302, headers: { Location: '/elsewhere' }, body: '' }],
  [
    'answers with other JSON',
    { status: 200, body: '{"things":"x","items":[7],"id":[],"flattrs":{}}' },
  ],
  ['answers with 20 megabytes', { status: 200, body: `["${'x'.repeat(20_000_000)}"]` }],
];

describe('A site whose service', function () {
  this.timeout(120_000);
  let browse: Stage['browse'];
  let page: Page;
  let wordpress: Wordpress;
  let service: UnsteadyService;

  withWordpress({ suite: WORDPRESS_SUITES.newest }, (stage) => {
    ({ browse, wordpress } = stage);
  });
  beforeEach(async () => {
    service = await unsteadyService();
    ({ page } = await browse());
  });
  afterEach(() => service.close());

  const url = (path: string) => `${wordpress.url}${path}`;
  const notice = () => page.locator('.wrap .notice').first().innerText();
  /** Everything that is planned is due now, and done by WordPress's own cron. */
  async function runCron() {
    wordpress.php(`delete_transient( 'flattr_rest' );
      $cron = _get_cron_array();
      foreach ( $cron as $time => $hooks ) {
        foreach ( $hooks as $hook => $events ) {
          if ( 0 === strpos( $hook, 'flattr_' ) ) {
            unset( $cron[ $time ][ $hook ] );
            $cron[ 1000 ][ $hook ] = ( $cron[ 1000 ][ $hook ] ?? array() ) + $events;
          }
        }
      }
      $cron = array_filter( $cron );
      ksort( $cron );
      _set_cron_array( $cron );`);
    expect((await fetch(url('/wp-cron.php'))).status).to.equal(200);
  }
  /** What an editor sends. */
  async function send(method: string, path: string, body: object) {
    const password = wordpress.php(
      `echo WP_Application_Passwords::create_new_application_password( 1, array( 'name' => uniqid() ) )[0];`,
    );
    const answer = await fetch(url(`/wp-json/wp/v2${path}`), {
      method,
      headers: {
        Authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }
  const stateOf = (post: number) =>
    JSON.parse(wordpress.php(`echo wp_json_encode( Flattr\\Things::of( ${post} ) );`));
  const stateOfConnection = () => wordpress.php(`echo Flattr\\Connection::state()['state'];`);
  const things = () =>
    service.server.deps.db('things').where({ deleted_at: null }).orderBy('id').pluck('title');

  /** Connects the site, with a thing whose page shows all that the service knows of it. */
  async function connect() {
    const blogger = await aMember(service.server.deps, BLOGGER);
    await connectSite(wordpress, service.server, blogger);
    wordpress.php(
      `wp_update_post( array( 'ID' => 1, 'post_content' => '${CONTENT}', 'post_title' => 'First' ) );`,
    );
    await registerPost(wordpress, 1);
  }

  it('hangs lets nobody wait who reads, writes, publishes, deletes or looks around', async () => {
    await connect();
    service.fail('silence');
    service.asked.length = 0;
    for (const path of ['/', '/hello-world/', '/feed/']) {
      const answer = await fetch(url(path));
      expect(answer.status, path).to.equal(200);
      expect(await answer.text(), path).to.include('/submit/auto?');
    }
    const created = await send('POST', '/posts', {
      title: 'Second',
      content: CONTENT,
      status: 'publish',
    });
    expect(created.status).to.equal(201);
    const changed = await send('PUT', `/posts/${created.body.id}`, { title: 'Second, changed' });
    expect(changed.body.content.rendered).to.include('/submit/auto?');
    expect((await send('DELETE', '/posts/1?force=true', {})).status).to.equal(200);
    await page.goto(wordpress.signInLink(1, '/wp-admin/'));
    for (const screen of ['edit.php', 'options-general.php?page=flattr']) {
      expect((await page.goto(url(`/wp-admin/${screen}`)))!.status()).to.equal(200);
    }
    expect(service.asked).to.deep.equal([]);
  });

  it('could not be told of a deletion by an event that was lost is told by the next look', async () => {
    await connect();
    wordpress.php(`wp_delete_post( 1, true ); wp_unschedule_hook( 'flattr_withdraw_thing' );`);
    await runCron();
    expect(await things()).to.deep.equal(['First']);
    wordpress.php(`Flattr\\Catch_Up::plan();`);
    await runCron();
    await runCron();
    expect(await things()).to.deep.equal([]);
    const left = `SELECT COUNT(*) FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE 'flattr_withdrawal%'`;
    expect(wordpress.php(`echo $GLOBALS['wpdb']->get_var( "${left}" );`)).to.equal('0');
  });

  for (const [what, fault] of FAULTS) {
    it(`${what} is told later what was published, once, and shows what it said before`, async () => {
      await connect();
      const second = Number(
        wordpress.php(`echo wp_insert_post( array( 'post_title' => 'Second', 'post_status' => 'publish' ) );
          wp_delete_post( 1, true );`),
      );
      service.fail(fault);
      service.asked.length = 0;
      await runCron();
      expect(service.asked).to.not.deep.equal([]);
      expect(service.asked.join()).to.not.include('/elsewhere');
      expect(stateOf(second).state).to.equal('pending');
      const wait = wordpress.php(
        `echo wp_next_scheduled( 'flattr_register_thing', array( ${second} ) ) - time();`,
      );
      expect(Number(wait)).to.be.greaterThan(fault === ASKS_TO_WAIT ? WAIT_SECONDS - 60 : 100);

      service.fail();
      await runCron();
      expect(stateOf(second)).to.include({ state: 'registered', error: '' });
      expect(await things()).to.deep.equal(['Second']);
    });
  }

  it('fails at a step of connecting is named, nothing is half done, and the next attempt works', async () => {
    await aMember(service.server.deps, BLOGGER);
    const connect = () => connectByHand(page, wordpress, service.server, BLOGGER);
    for (const [where, fault, said] of [
      ['/.well-known/oauth', HTML, 'is no Flattr service'],
      ['/oauth/register', ASKS_TO_WAIT, 'did not let this site register'],
    ] as const) {
      service.fail(fault, where);
      await beginConnect(page, wordpress, service.server, BLOGGER);
      expect(await notice()).to.include(said);
    }
    for (const [where, fault, said] of [
      ['/oauth/token', 'silence', 'gave no token'],
      ['/oauth/token', { status: 200, body: '{"access_token":[]}' }, 'gave no token'],
      ['/rest/v2/user', { status: 200, body: '{"id":7}' }, 'did not say who you are'],
    ] as const) {
      service.fail(fault, where);
      await connect();
      expect(await notice()).to.include(said);
      expect(stateOfConnection()).to.equal('none');
    }
    service.fail(NO_ANSWER, '/rest/v2/claims');
    await connect();
    expect(await notice()).to.match(/Connected.*status 500/);
    expect(stateOfConnection()).to.equal('connected');
    service.fail();
    await runCron();
    expect(await service.server.deps.db('claims').pluck('state')).to.deep.equal(['open']);
    expect(wordpress.php(`echo Flattr\\Claim::get()['state'];`)).to.equal('open');

    service.fail(NO_ANSWER, '/rest/v2/claims');
    await page.reload();
    await page.getByText(/This is how it stood last.*status 500/).waitFor();
  });

  it('renewed the connection, and was not heard, is asked once more and gives another token', async () => {
    const { server } = service;
    await aMember(server.deps, BLOGGER);
    await connectByHand(page, wordpress, server, BLOGGER);
    wordpress.php(
      `update_option( 'flattr_connection', array( 'expires_at' => time() - 60 ) + get_option( 'flattr_connection' ) );`,
    );
    server.setTime('2026-01-10T13:00:00Z');
    service.fail('lost-answer', '/oauth/token');
    const ask = `$answer = Flattr\\Connection::ask( 'GET', '/rest/v2/user' );
      echo is_wp_error( $answer ) ? $answer->get_error_code() : $answer['username'];`;
    expect(await wordpress.phpBeside(ask)).to.equal('flattr_unreachable');
    expect(stateOfConnection()).to.equal('connected');
    service.fail();
    server.setTime('2026-01-10T13:02:00Z');
    service.asked.length = 0;
    await runCron();
    expect(service.asked).to.include('POST /oauth/token');
    expect(await wordpress.phpBeside(ask)).to.equal(BLOGGER.name);
    expect(await server.deps.db('access_tokens')).to.have.length(2);
  });

  it('asks for a pause is left alone by the background for so long, and not by who presses a button', async () => {
    await connect();
    service.fail(ASKS_TO_WAIT);
    wordpress.php(`foreach ( array( 'a', 'b', 'c' ) as $title ) {
      wp_insert_post( array( 'post_title' => $title, 'post_status' => 'publish' ) );
    }`);
    service.asked.length = 0;
    await runCron();
    expect(service.asked).to.have.length(1);
    service.fail();
    await registerPost(wordpress, 1);
  });

  it('hangs while the plugin is removed keeps nobody for long, and nothing is left here', async () => {
    await aMember(service.server.deps, BLOGGER);
    await connectByHand(page, wordpress, service.server, BLOGGER);
    await registerPost(wordpress, 1);
    service.fail('silence');
    wordpress.php(`wp_insert_post( array( 'post_title' => 'Second', 'post_status' => 'publish' ) );
      Flattr\\Kept_Answers::get( '/rest/v2/things/1' );
      update_user_meta( 1, 'flattr_dismissed', 'one' );
      wp_delete_post( 1, true );`);
    service.asked.length = 0;
    await wordpress.phpBeside(`deactivate_plugins( 'wordpress/flattr.php' );
      define( 'WP_UNINSTALL_PLUGIN', 'flattr' );
      require WP_PLUGIN_DIR . '/wordpress/uninstall.php';`);
    expect(service.asked).to.deep.equal(['POST /oauth/revoke']);
    const left = wordpress.php(`global $wpdb;
      foreach ( $wpdb->tables() as $table ) {
        foreach ( $wpdb->get_results( "SELECT * FROM $table", ARRAY_A ) as $row ) {
          $text = implode( ' ', array_map( 'strval', $row ) );
          if ( preg_match( '/flattr_(?!test)/', $text ) ) { echo "$table: $text\\n"; }
        }
      }`);
    expect(left).to.equal('');
  });
});
