import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePeriod } from '../../api/src/distribution/close-period.ts';
import type { Member } from '../../api/src/members/member.ts';
import { aSupporter, aToken } from '../../api/test/factories.ts';
import { pageFaults } from '../../api/test/page-faults.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectSite, registerPost } from './connect-site.ts';
import { flattrThing } from './flattr-thing.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { publishPost, typeTitle } from './publish-post.ts';
import { startWordpress, type Wordpress } from './start-wordpress.ts';
import { PLUGIN, type Stage, withWordpress } from './with-wordpress.ts';

for (const [title, suite] of [
  ['Things of the oldest WordPress', WORDPRESS_SUITES.oldest],
  ['Things of the newest WordPress', WORDPRESS_SUITES.newest],
] as const) {
  describe(title, function () {
    this.timeout(120_000);
    let page: Page;
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;

    withWordpress({ suite }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    beforeEach(async () => {
      await connectSite(wordpress, server, blogger);
      ({ page } = await browse({ viewport: { width: 1360, height: 1000 } }));
    });

    it('registers a post once, in whatever way it is published', async () => {
      await page.goto(wordpress.signInLink(1, '/wp-admin/post-new.php'));
      await typeTitle(page, 'By the editor');
      await publishPost(page);

      const draft = insertPost({ post_title: 'By quick edit', post_status: 'draft' });
      const row = await openQuickEdit(draft);
      await row.locator('[name="_status"]').selectOption('publish');
      await updateQuickly(row);

      const answer = await rest('POST', '/wp/v2/posts', { title: 'By REST', status: 'publish' });
      expect(answer.status).to.equal(201);

      const scheduled = insertPost({
        post_title: 'By the clock',
        post_status: 'future',
        post_date: '2099-01-01 10:00:00',
      });
      wordpress.php(`$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, array( 'post_date_gmt' => '2026-01-01 10:00:00' ), array( 'ID' => ${scheduled} ) );
        clean_post_cache( ${scheduled} );
        do_action( 'publish_future_post', ${scheduled} );`);

      wordpress.php(`define( 'WP_IMPORTING', true );
        wp_insert_post( array( 'post_title' => 'By an importer', 'post_status' => 'publish', 'post_content' => 'Words.' ) );`);

      const drafts = [1, 2].map((n) =>
        insertPost({ post_title: `By bulk edit ${n}`, post_status: 'draft' }),
      );
      const form = await openBulkEdit(drafts);
      await form.locator('[name="_status"]').selectOption('publish');
      await form.getByRole('button', { name: 'Update' }).click();
      await page.getByText('2 posts updated').waitFor();

      const xml = `<?xml version="1.0"?><methodCall><methodName>wp.newPost</methodName><params>
        <param><value><int>1</int></value></param><param><value><string>admin</string></value></param>
        <param><value><string>password</string></value></param><param><value><struct>
        <member><name>post_title</name><value><string>By XML-RPC</string></value></member>
        <member><name>post_status</name><value><string>publish</string></value></member>
        </struct></value></param></params></methodCall>`;
      const rpc = await fetch(`${wordpress.url}/xmlrpc.php`, { method: 'POST', body: xml });
      expect(await rpc.text()).to.not.include('fault');

      await tellService();
      await tellService();
      expect(await titles()).to.deep.equal([
        'By REST',
        'By XML-RPC',
        'By an importer',
        'By bulk edit 1',
        'By bulk edit 2',
        'By quick edit',
        'By the clock',
        'By the editor',
      ]);
    });

    it('tells of changes, of another address, of the bin and of the end', async () => {
      const post = insertPost({ post_title: 'Salt & <b>pepper</b> 🧂' });
      const thing = await registerPost(wordpress, post);
      expect(await titles()).to.deep.equal(['Salt & pepper 🧂']);

      // A site that knows nothing of it any more finds it again.
      wordpress.php(`delete_post_meta( ${post}, '_flattr_thing' );`);
      expect(await registerPost(wordpress, post)).to.equal(thing);

      await tellService(`wp_update_post( array( 'ID' => ${post}, 'post_title' => 'Sugar' ) );`);
      expect(await titles()).to.deep.equal(['Sugar']);

      wordpress.php(
        `Flattr\\Thing_Choices::change( ${post}, array( 'url' => '${wordpress.url}/elsewhere/' ) );`,
      );
      await tellService();
      await tellService();
      const hidden = async () => (await things()).map(({ is_hidden }) => is_hidden);
      expect(await hidden()).to.have.members([0, 1]);

      for (const [change, expected] of [
        [`wp_trash_post( ${post} )`, [1, 1]],
        [`wp_untrash_post( ${post} ); wp_publish_post( ${post} )`, [0, 1]],
        [`wp_update_post( array( 'ID' => ${post}, 'post_password' => 'x' ) )`, [1, 1]],
        [`wp_update_post( array( 'ID' => ${post}, 'post_password' => '' ) )`, [0, 1]],
        [`wp_update_post( array( 'ID' => ${post}, 'post_type' => 'page' ) )`, [1, 1]],
        [`wp_update_post( array( 'ID' => ${post}, 'post_type' => 'post' ) )`, [0, 1]],
        [`wp_update_post( array( 'ID' => ${post}, 'post_status' => 'private' ) )`, [1, 1]],
      ] as const) {
        await tellService(`${change};`);
        expect(await hidden(), change).to.have.members(expected);
      }

      const now = Number(wordpress.php(`echo Flattr\\Things::of( ${post} )['id'];`));
      await tellService(`wp_delete_post( ${post}, true );`);
      expect((await fetch(`${server.url}/rest/v2/things/${now}`)).status).to.equal(404);
    });

    it('lets what was flattred at its old address stay with its creator', async () => {
      const post = insertPost({ post_title: 'Soup', post_name: 'suop' });
      const before = await registerPost(wordpress, post);
      await tellService(`wp_update_post( array( 'ID' => ${post}, 'post_name' => 'soup' ) );`);
      await tellService();
      expect(await registerPost(wordpress, post)).to.not.equal(before);

      const supporter = await aSupporter(server.deps, { name: 'fan' });
      const click = await fetch(`${server.url}/rest/v2/flattr`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${await aToken(server.deps, supporter)}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ url: `${wordpress.url}/suop/` }),
      });
      expect((await click.json()).thing).to.include({ id: before, flattrs: 1 });
      expect((await things()).map(({ is_hidden }) => is_hidden)).to.have.members([0, 1]);
      // And readers who follow the old address find the post.
      const old = await page.goto(`${wordpress.url}/suop/`);
      expect(old?.url()).to.equal(`${wordpress.url}/soup/`);
    });

    it('hides what is of a type that is not chosen any more, and shows it again', async () => {
      await registerPost(wordpress, 1);
      const hidden = async () => (await things()).map(({ is_hidden }) => is_hidden);
      for (const [types, expected] of [
        ['page', 1],
        ['post', 0],
      ] as const) {
        await tellService(
          `update_option( 'flattr_settings', array( 'post_types' => array( '${types}' ) ) + get_option( 'flattr_settings' ) );`,
        );
        await tellService();
        await tellService();
        expect(await hidden(), types).to.deep.equal([expected]);
      }
    });

    it('tells of posts while somebody is in wp-admin, where cron does not run', async () => {
      insertPost({ post_title: 'Late' });
      await page.goto(wordpress.signInLink(1, '/wp-admin/'));
      expect(await page.content()).to.not.include('flattr_late_work');
      wordpress.php(`$late = array();
        foreach ( _get_cron_array() as $time => $hooks ) { $late[ $time - HOUR_IN_SECONDS ] = $hooks; }
        _set_cron_array( $late );`);
      const late = page.waitForResponse(/action=flattr_late_work/);
      await page.reload();
      expect((await late).status()).to.equal(200);
      expect(await titles()).to.deep.equal(['Late']);
      await page.reload();
      expect(await page.content()).to.not.include('flattr_late_work');
      const forged = await page.request.post(
        `${wordpress.url}/wp-admin/admin-ajax.php?action=flattr_late_work&_ajax_nonce=x`,
      );
      expect(forged.status()).to.equal(403);
    });

    it('shows in quick edit what is chosen, and hides what is turned off', async () => {
      await registerPost(wordpress, 1);
      wordpress.php(`Flattr\\Thing_Choices::change( 1, array( 'category' => 'audio' ) );`);
      const row = await openQuickEdit(1);
      const button = row.getByLabel('Button');
      expect(await button.inputValue()).to.equal('no');
      expect(await row.getByLabel('What it is').inputValue()).to.equal('audio');
      await button.selectOption('yes');
      await updateQuickly(row);
      expect(await page.locator('#post-1 .column-flattr').innerText()).to.equal('Off');
      await tellService();
      expect(await things()).to.deep.equal([
        { title: 'Hello world!', is_hidden: 1, category: 'text' },
      ]);
    });

    it('changes five posts by bulk edit, and only what was chosen', async () => {
      const posts = insertPosts(5);
      wordpress.php(
        `Flattr\\Thing_Choices::change( ${posts[0]}, array( 'tags' => 'salt', 'hidden' => true ) );`,
      );
      const form = await openBulkEdit(posts);
      await form.getByLabel('What it is').selectOption('audio');
      await form.scrollIntoViewIfNeeded();
      await form.getByRole('button', { name: 'Update' }).click();
      await page.getByText('5 posts updated').waitFor();
      await tellService();
      const found = await things();
      expect(found.map(({ category }) => category)).to.deep.equal(Array(5).fill('audio'));
      expect(found.map(({ is_hidden }) => is_hidden)).to.deep.equal([1, 0, 0, 0, 0]);
      const kept = wordpress.php(`echo Flattr\\Thing_Choices::of( ${posts[0]} )['tags'];`);
      expect(kept).to.equal('salt');
    });

    it('registers the archive with progress that can be followed', async () => {
      wordpress.php(`delete_option( 'flattr_connection' );`);
      insertPosts(44);
      await connectSite(wordpress, server, blogger);
      await page.goto(wordpress.signInLink(1, '/wp-admin/options-general.php?page=flattr'));
      await page.getByRole('button', { name: 'Register the archive' }).click();
      const progress = page.getByRole('progressbar');
      expect(await progress.getAttribute('max')).to.equal('45');
      await page.getByText(/^(20|40) of 45/).waitFor();
      await shoot('archive');
      await page.getByText('45 of 45').waitFor();
      await page.getByRole('button', { name: 'Register the archive' }).waitFor();
      expect(await pageFaults(page, '.flattr-backfill')).to.deep.equal([]);
      expect((await rest('GET', '/flattr/v1/backfill')).body).to.include({
        state: 'done',
        done: 45,
      });
      expect(await titles()).to.have.length(45);
      const { body } = await rest('GET', '/flattr/v1/status');
      expect(body.things).to.deep.equal({ registered: 45, hidden: 0, pending: 0, refused: 0 });
    });

    it('registers the archive once, though its process is killed between the service and the site', async () => {
      insertPosts(14);
      const killed =
        wordpress.phpBeside(`add_filter( 'http_response', function ( $answer, $request ) {
          static $told = 0;
          if ( 'POST' === $request['method'] && 7 === ++$told ) { posix_kill( getmypid(), SIGKILL ); }
          return $answer;
        }, 10, 2 );
        Flattr\\Backfill::start();
        Flattr\\Backfill::step();`);
      await killed.then(
        () => expect.fail('It was not killed.'),
        () => undefined,
      );
      expect(await titles()).to.have.length(7);
      const known = wordpress.php(`echo wp_json_encode( Flattr\\Backfill::read() );`);
      expect(JSON.parse(known)).to.include({ state: 'running', total: 15, done: 6 });
      // Its lock ends with time.
      wordpress.php(`update_option( 'flattr_backfill_lock', time() - 1 );`);
      await wordpress.phpBeside('Flattr\\Backfill::step();');
      expect(new Set(await titles())).to.have.property('size', 15);
      expect(await titles()).to.have.length(15);
      const status = JSON.parse(
        wordpress.php(`echo wp_json_encode( Flattr\\Status_Route::status() );`),
      );
      expect(status.things.registered).to.equal(15);
      expect(status.backfill.state).to.equal('done');
    });

    it('shows what a month brought, by REST, as a file and on the dashboard', async () => {
      const thing = await registerPost(wordpress, 1);
      await flattrThing(server, thing, 'fan');
      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');

      await page.goto(wordpress.signInLink(1, '/wp-admin/'));
      const { body } = await rest('GET', '/flattr/v1/earnings');
      expect(body).to.include({
        known: true,
        currency: 'USD',
        balance: '10.00',
        period: '2026-01',
      });
      expect(body.things).to.have.length(1);
      expect(body.things[0]).to.include({ id: thing, title: 'Hello world!', amount: '10.00' });
      const atService = await fetch(body.dashboard, { redirect: 'manual' });
      expect(atService.headers.get('Location'), 'a page of members').to.match(/^\/sign-in/);
      const file = await page.request.get(body.csv.things);
      expect(file.headers()['content-type']).to.match(/^text\/csv/);
      expect(await file.text()).to.include('"Hello world!"');
      const forged = await page.request.get(body.csv.things.replace(/_wpnonce=\w+/, '_wpnonce=x'));
      expect(forged.status()).to.equal(403);

      await page.reload();
      const widget = page.locator('#flattr_earnings');
      expect(await widget.innerText())
        .to.include('10.00 USD earned')
        .and.include('January 2026');
      expect(await pageFaults(page, '#flattr_earnings')).to.deep.equal([]);
      await shoot('dashboard', page.locator('#flattr_earnings'));
    });

    async function shoot(name: string, what: Pick<Page, 'screenshot'> = page): Promise<void> {
      const folder = process.env.FLATTR_SHOTS;
      if (folder) await what.screenshot({ path: `${folder}/${name}-${suite}.png` });
    }

    function insertPost(fields: Record<string, string>): number {
      const all = { post_status: 'publish', post_content: 'Words.', post_author: '1', ...fields };
      return Number(
        wordpress.php(`echo wp_insert_post( json_decode( '${JSON.stringify(all)}', true ) );`),
      );
    }

    function insertPosts(number: number): number[] {
      return JSON.parse(
        wordpress.php(`for ( $n = 1; $n <= ${number}; $n++ ) {
            $posts[] = wp_insert_post( array( 'post_title' => "Old $n", 'post_content' => 'Words.',
              'post_status' => 'publish', 'post_author' => 1 ) );
          }
          echo wp_json_encode( $posts );`),
      );
    }

    async function openQuickEdit(post: number) {
      await page.goto(wordpress.signInLink(1, '/wp-admin/edit.php'));
      await page.locator(`#post-${post} .row-title`).hover();
      await page.locator(`#post-${post} button.editinline`).click();
      await shoot(`quick-edit-${post}`);
      return page.locator(`#edit-${post}`);
    }

    async function openBulkEdit(posts: readonly number[]) {
      await page.goto(wordpress.signInLink(1, '/wp-admin/edit.php'));
      for (const post of posts) await page.locator(`#cb-select-${post}`).check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      return page.locator('#bulk-edit');
    }

    async function updateQuickly(row: ReturnType<Page['locator']>): Promise<void> {
      await row.getByRole('button', { name: 'Update' }).click();
      await row.waitFor({ state: 'detached' });
    }

    /** Asks the REST API of WordPress as who is signed in. */
    async function rest(method: string, path: string, data?: object) {
      const nonce = await page.request.get(
        `${wordpress.url}/wp-admin/admin-ajax.php?action=rest-nonce`,
      );
      const answer = await page.request.fetch(`${wordpress.url}/wp-json${path}`, {
        method,
        data,
        headers: { 'X-WP-Nonce': await nonce.text() },
      });
      return { status: answer.status(), body: await answer.json() };
    }

    /**
     * Does what waits to be told to the service, as cron would in a moment.
     * @param before PHP that changes something first.
     */
    async function tellService(before = ''): Promise<void> {
      await wordpress.phpBeside(`${before} foreach ( _get_cron_array() as $time => $hooks ) {
        foreach ( array( 'flattr_catch_up', 'flattr_register_thing', 'flattr_withdraw_thing' ) as $hook ) {
          foreach ( $hooks[ $hook ] ?? array() as $event ) {
            wp_unschedule_event( $time, $hook, $event['args'] );
            do_action_ref_array( $hook, $event['args'] );
          }
        }
      }`);
    }

    async function things(): Promise<{ title: string; is_hidden: number; category: string }[]> {
      return server.deps
        .db('things')
        .where({ creator_id: blogger.id })
        .select('title', 'is_hidden', 'category')
        .orderBy('title');
    }

    async function titles(): Promise<string[]> {
      return (await things()).map(({ title }) => title);
    }
  });
}

describe('Things in a network of WordPress', function () {
  this.timeout(5 * 60_000);
  let wordpress: Wordpress;

  before(async () => {
    wordpress = await startWordpress({
      suite: WORDPRESS_SUITES.newest,
      plugins: [PLUGIN],
      isNetwork: true,
    });
  });
  after(() => wordpress?.stop());

  it('are for who administers their site, and not the one beside it', async () => {
    const answer = JSON.parse(
      wordpress.php(`
        $user = wp_insert_user( array( 'user_login' => 'beside', 'user_pass' => 'password', 'role' => '' ) );
        remove_user_from_blog( $user, 1 );
        $host = get_network()->domain;
        $blog = wpmu_create_blog( $host, '/beside/', 'Beside', $user );
        wp_set_current_user( $user );
        $found = array();
        foreach ( array( 1, $blog ) as $site ) {
          switch_to_blog( $site );
          wp_set_current_user( $user );
          foreach ( array( 'earnings', 'status', 'backfill', 'things' ) as $route ) {
            $found[] = rest_do_request( new WP_REST_Request( 'GET', "/flattr/v1/$route" ) )->get_status();
          }
          restore_current_blog();
        }
        echo wp_json_encode( $found );`),
    );
    expect(answer).to.deep.equal([403, 403, 403, 403, 200, 200, 200, 200]);
  });
});
