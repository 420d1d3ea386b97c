import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { recheckClaims } from '../../api/src/claims/recheck-claims.ts';
import { disconnectApplication } from '../../api/src/oauth/end-grant.ts';
import { aMember } from '../../api/test/factories.ts';
import { beginConnect, connectByHand } from './connect-by-hand.ts';
import { registerPost } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { BLOGGER, type Stage, withWordpress } from './with-wordpress.ts';

const SETTINGS = '/wp-admin/options-general.php?page=flattr';
const CALLBACK = '/wp-admin/admin-post.php?action=flattr_callback';
const OTHER = { name: 'other', password: 'some more words in a row' };

describe('A site that is connected again, on MariaDB', function () {
  this.timeout(120_000);
  let { blogger, browse, server, wordpress } = {} as Stage;
  let page: Page;

  withWordpress({ suite: WORDPRESS_SUITES.newest, isOnMariadb: true }, (stage) => {
    ({ blogger, browse, server, wordpress } = stage);
  });
  beforeEach(async () => {
    ({ page } = await browse());
  });

  const url = (path: string) => `${wordpress.url}${path}`;
  const notice = (of = page) => of.locator('.wrap .notice').first().innerText();
  const allow = (of = page) => of.locator('main').getByRole('button', { name: 'Allow' }).click();
  const state = () =>
    JSON.parse(wordpress.php(`echo wp_json_encode( Flattr\\Connection::state() );`));
  const member = () => wordpress.php(`echo Flattr\\Connection::member()['name'] ?? '';`);
  const clientId = () => wordpress.php(`echo get_option( 'flattr_connection' )['client_id'];`);
  const ask = () =>
    wordpress.phpBeside(`$answer = Flattr\\Connection::ask( 'GET', '/rest/v2/user' );
      echo is_wp_error( $answer ) ? $answer->get_error_code() : $answer['username'];`);
  const publish = (title: string) =>
    Number(
      wordpress.php(
        `echo wp_insert_post( array( 'post_title' => '${title}', 'post_status' => 'publish' ) );`,
      ),
    );
  const thing = (post: number) =>
    JSON.parse(wordpress.php(`echo wp_json_encode( Flattr\\Things::of( ${post} ) );`));
  const tokens = () => server.deps.db('access_tokens').pluck('member_id');

  const placeButtons = () =>
    wordpress.php(
      `update_option( 'flattr_settings', array( 'placement' => 'after' ) + get_option( 'flattr_settings' ) );`,
    );
  async function connectAgain() {
    await page.goto(wordpress.signInLink(1, SETTINGS));
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await allow();
    await page.waitForURL(/page=flattr/);
    expect(await notice()).to.include('Connected');
  }

  /** What readers and the service see of whose the site is. */
  async function marks() {
    const texts = ['/.well-known/flattr', '/', '/hello-world/'].map(async (path) => {
      const text = await (await fetch(url(path))).text();
      return text.match(/flattr-verify\S*|flattr:id\S*|\/submit\/auto\?/g);
    });
    return Promise.all(texts);
  }

  it('keeps claim, buttons and things when the service has ended it; says so once to each, and tells what waited', async () => {
    await connectByHand(page, wordpress, server, BLOGGER);
    placeButtons();
    server.setTime('2026-01-10T12:01:00Z');
    await recheckClaims(server.deps);
    const first = await registerPost(wordpress, 1);
    const before = await marks();
    expect(before.flat()).to.have.length.greaterThan(3);

    await disconnectApplication(server.deps, { memberId: blogger.id, clientId: clientId() });
    expect(await ask()).to.equal('unauthorized');
    expect(state()).to.deep.equal({ state: 'needs_reauth', reason: 'revoked' });
    expect(await marks()).to.deep.equal(before);
    const second = publish('While nobody was connected');
    await wordpress.phpBeside(`Flattr\\Things::bring_up_to_date( ${second} );`);
    expect(thing(second).state).to.equal('pending');

    await page.goto(url('/wp-admin/edit.php'));
    const told = page.getByText('Flattr needs your attention.');
    expect(await told.count()).to.equal(1);
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await page.waitForURL(/edit\.php/);
    expect(await told.count()).to.equal(0);
    await page.goto(url('/wp-admin/'));
    expect(await told.count()).to.equal(0);
    const { page: others } = await browse();
    const admin = wordpress.createUser('second', 'administrator');
    await others.goto(wordpress.signInLink(admin, '/wp-admin/edit.php'));
    expect(await others.getByText('Flattr needs your attention.').count()).to.equal(1);
    const editor = wordpress.createUser('third', 'editor');
    await others.goto(wordpress.signInLink(editor, '/wp-admin/edit.php'));
    expect(await others.getByText('Flattr needs your attention.').count()).to.equal(0);

    await connectAgain();
    expect(await server.deps.db('claims').pluck('state')).to.deep.equal(['verified']);
    expect(await marks()).to.deep.equal(before);
    expect(thing(1).id).to.equal(first);
    const due = `wp_next_scheduled( 'flattr_register_thing', array( ${second} ) ) <= time()`;
    expect(wordpress.php(`echo wp_json_encode( ${due} );`)).to.equal('true');
    await registerPost(wordpress, second);
  });

  it('was not needed for a token that ended before its time, or that nobody used for long', async () => {
    await connectByHand(page, wordpress, server, BLOGGER);
    await server.deps.db('access_tokens').delete();
    expect(await ask()).to.equal(BLOGGER.name);
    expect(state().state).to.equal('connected');

    wordpress.php(
      `update_option( 'flattr_connection', array( 'expires_at' => time() - 60 ) + get_option( 'flattr_connection' ) );`,
    );
    await wordpress.phpBeside(`do_action( 'flattr_catch_up' );`);
    const left = `get_option( 'flattr_connection' )['expires_at'] - time()`;
    expect(Number(wordpress.php(`echo ${left};`))).to.be.greaterThan(86_400);
  });

  it('goes on when the keys in wp-config.php have changed, and proves itself anew', async () => {
    await connectByHand(page, wordpress, server, BLOGGER);
    placeButtons();
    const before = await marks();
    const config = join(wordpress.folder, 'wp-config.php');
    const text = readFileSync(config, 'utf8');
    const write = async (changed: string) => {
      writeFileSync(config, changed);
      await sleep(2_500); // PHP looks every two seconds whether what it has compiled is what is there.
    };
    await write(text.replaceAll("'salt' .", "'another salt' ."));
    try {
      expect(state()).to.deep.equal({ state: 'needs_reauth', reason: 'keys_changed' });
      expect(await marks()).to.deep.equal(before);
      expect(await ask()).to.equal('flattr_keys_changed');
      await page.goto(wordpress.signInLink(1, SETTINGS));
      await page.getByText('security keys of this site have changed').waitFor();
      await connectAgain();
      expect(await ask()).to.equal(BLOGGER.name);
      server.setTime('2026-01-10T12:01:00Z');
      await recheckClaims(server.deps);
      const claims = await server.deps.db('claims').pluck('state');
      expect(claims).to.deep.equal(['verified']);
    } finally {
      await write(text);
    }
  });

  it('belongs to the last of two administrators who connect at once, and the first one’s yes is ended', async () => {
    const other = await aMember(server.deps, OTHER);
    const { page: second } = await browse();
    const admin = wordpress.createUser('second', 'administrator');
    await beginConnect(page, wordpress, server, BLOGGER);
    await beginConnect(second, wordpress, server, OTHER, admin);
    await allow();
    await page.waitForURL(/page=flattr/);
    expect(await notice()).to.include('Connected');
    expect(member()).to.equal(BLOGGER.name);
    await allow(second);
    await second.waitForURL(/page=flattr/);
    expect(await notice(second)).to.include('Connected');
    expect(member()).to.equal(OTHER.name);
    expect(await tokens()).to.deep.equal([other.id]);
    expect(
      await server.deps.db('oauth_models').where({ kind: 'Grant' }).pluck('member_id'),
    ).to.deep.equal([other.id]);
    await page.goto(url(SETTINGS));
    await page.getByText('Connected as other').waitFor();
  });

  it('belongs to one of them when both come back in the same moment', async () => {
    const other = await aMember(server.deps, OTHER);
    const { page: second } = await browse();
    const admin = wordpress.createUser('second', 'administrator');
    await beginConnect(page, wordpress, server, BLOGGER);
    await beginConnect(second, wordpress, server, OTHER, admin);
    await Promise.all([allow(), allow(second)]);
    await Promise.all([page.waitForURL(/page=flattr/), second.waitForURL(/page=flattr/)]);
    const winner = member() === OTHER.name ? other : blogger;
    expect(await ask()).to.equal(winner.name);
    expect(await tokens()).to.deep.equal([winner.id]);
  });

  it('takes no answer of another service', async () => {
    wordpress.php(`update_option( 'flattr_settings', array( 'service' => '${server.url}' ) );
      update_option( 'flattr_attempt_' . hash( 'sha256', 'mine' ), array( 'user' => 1, 'verifier' => '',
        'client_id' => 'x', 'issuer' => '${server.url}', 'made_at' => time() ) );`);
    const back = `${CALLBACK}&state=mine&code=x&iss=${encodeURIComponent('https://elsewhere.example')}`;
    await page.goto(wordpress.signInLink(1, back));
    expect(await notice()).to.include('from another service than the one that was asked');
    expect(state().state).to.equal('none');
  });

  it('asks who was signed out meanwhile to sign in, and goes on from there', async () => {
    await beginConnect(page, wordpress, server, BLOGGER);
    const { hostname } = new URL(wordpress.url);
    await page.context().clearCookies({ domain: hostname, name: /^wordpress/ });
    await allow();
    await page.getByLabel('Username or Email Address').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill('password');
    await page.getByRole('button', { name: 'Log In' }).click();
    await page.waitForURL(/page=flattr/);
    expect(await notice()).to.include('Connected');
    expect(await ask()).to.equal(BLOGGER.name);
  });

  it('is not connected by who may not change its settings', async () => {
    const author = wordpress.createUser('writer', 'author');
    const back = `${CALLBACK}&state=x&code=y`;
    const answer = await page.request.get(wordpress.signInLink(author, back));
    expect(answer.status()).to.equal(403);
    expect(await answer.text()).to.include('Only who may change the settings');
  });
});
