import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { recheckClaims } from '../../api/src/claims/recheck-claims.ts';
import { closePeriod } from '../../api/src/distribution/close-period.ts';
import { account } from '../../api/src/ledger/accounts.ts';
import { balanceOf } from '../../api/src/ledger/balance-of.ts';
import type { Member } from '../../api/src/members/member.ts';
import { aMember, aSupporter, aToken } from '../../api/test/factories.ts';
import type { TestServer } from '../../api/test/server.ts';
import { connectByHand } from './connect-by-hand.ts';
import { registerPost } from './connect-site.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { PHP_FILES } from './run-php.ts';
import type { Wordpress } from './start-wordpress.ts';
import { BLOGGER, type Stage, withWordpress } from './with-wordpress.ts';

for (const [age, suite] of Object.entries(WORDPRESS_SUITES)) {
  describe(`Several authors in the ${age} WordPress`, function () {
    this.timeout(120_000);
    let browse: Stage['browse'];
    let wordpress: Wordpress;
    let server: TestServer;
    let blogger: Member;
    let ana: Member;
    let ben: Member;
    let post: number;

    withWordpress({ suite }, (stage) => {
      ({ blogger, browse, server, wordpress } = stage);
    });
    before(() => {
      cpSync(
        join(PHP_FILES, 'co-authors.php'),
        join(wordpress.folder, 'wp-content/mu-plugins/co-authors.php'),
      );
    });
    beforeEach(async () => {
      ana = await aMember(server.deps, { name: 'ana' });
      ben = await aMember(server.deps, { name: 'ben' });
      const users = [ana, ben].map(({ fid, name }) => {
        const user = wordpress.createUser(name, 'author');
        wordpress.php(`update_user_meta( ${user}, 'flattr_id', '${fid}' );`);
        return user;
      });
      post = Number(
        wordpress.php(`$post = wp_insert_post( array( 'post_title' => 'By three', 'post_content' => 'Words.', 'post_status' => 'publish', 'post_author' => ${users[0]} ) );
          foreach ( array( ${users} ) as $user ) { add_post_meta( $post, 'test_authors', $user ); }
          echo $post;`),
      );
    });

    /** Connects, and has the service see that the site is theirs. */
    async function connect(page: Page): Promise<void> {
      await connectByHand(page, wordpress, server, BLOGGER);
      server.setTime('2026-01-10T12:01:00Z');
      await recheckClaims(server.deps);
    }
    /** What all three have earned. */
    const earned = () =>
      Promise.all(
        [blogger, ana, ben].map(({ id }) => balanceOf(server.deps.db, account.earnings(id))),
      );
    async function accept(member: Member): Promise<void> {
      const browser = await server.as(member);
      const { id } = await server.deps.db('agreements').orderBy('id', 'desc').first('id');
      const form = { agreement: String(id), answer: 'accept', always: '1' };
      expect((await browser.post('/sharing/answer', form)).status).to.equal(303);
    }
    async function flattr(thing: number): Promise<void> {
      const fan = await aSupporter(server.deps, { name: 'fan' });
      const answer = await fetch(`${server.url}/rest/v2/things/${thing}/flattr`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${await aToken(server.deps, fan)}` },
      });
      expect(answer.status).to.equal(200);
    }
    const share = (settings: string) =>
      wordpress.php(
        `update_option( 'flattr_settings', array( ${settings} ) + (array) get_option( 'flattr_settings' ) );`,
      );

    it('are each offered their part once the owner wants that, and have it to the millionth', async () => {
      const { page } = await browse();
      await connect(page);
      await page.reload();
      // The owner turns it on, and gives the leave that it needs.
      await page.getByLabel('Divide what a post earns among its authors').check();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Settings saved.').first().waitFor();
      await page.reload();
      await page.getByText('needs your leave to offer them parts').waitFor();
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByText('offer others parts of what your things earn').waitFor();
      await page.locator('main').getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(/page=flattr/);
      expect(await page.getByText('needs your leave').count()).to.equal(0);

      wordpress.php(`add_post_meta( ${post}, 'test_guest', 'A guest' );`);
      const thing = await registerPost(wordpress, post);
      await registerPost(wordpress, post);
      expect(await server.deps.db('agreements')).to.have.length(1);
      await accept(ana);

      await page.goto(`${wordpress.url}/wp-admin/post.php?post=${post}&action=edit`);
      const panel = page.getByRole('button', { name: 'Flattr', exact: true });
      if ((await panel.getAttribute('aria-expanded')) === 'false') await panel.click();
      await page.getByText('ana: 33.3333 %, has accepted').waitFor();
      await page.getByText('ben: 33.3333 %, has not answered yet').waitFor();
      await accept(ben);

      server.setTime('2026-02-10T12:00:00Z');
      await flattr(thing);
      server.setTime('2026-03-01T02:00:00Z');
      await closePeriod(server.deps, '2026-02');
      expect(await earned(), 'the part of the guest stays with the site').to.deep.equal([
        3_333_340, 3_333_330, 3_333_330,
      ]);
    });

    it('who accept everything share the first month of the next post, and no more when that is turned off', async () => {
      const { page } = await browse();
      share(`'share_with_authors' => true, 'part_of_site' => 20`);
      await connect(page);
      await registerPost(wordpress, post);
      await accept(ana);
      await accept(ben);
      const next = Number(
        wordpress.php(`$next = wp_insert_post( array( 'post_title' => 'The next', 'post_content' => 'Words.', 'post_status' => 'publish' ) );
          foreach ( get_post_meta( ${post}, 'test_authors' ) as $user ) { add_post_meta( $next, 'test_authors', $user ); }
          echo $next;`),
      );
      const thing = await registerPost(wordpress, next);
      await flattr(thing);
      const html = await (await fetch(`${wordpress.url}/?p=${next}`)).text();
      expect(html).to.include(`<meta name="flattr:id" content="${blogger.fid}">`);
      server.setTime('2026-02-01T02:00:00Z');
      await closePeriod(server.deps, '2026-01');
      expect(await earned()).to.deep.equal([2_000_000, 4_000_000, 4_000_000]);

      share(`'share_with_authors' => false`);
      await registerPost(wordpress, next);
      const { body } = await server
        .visitor()
        .withToken(await aToken(server.deps, blogger, ['sharing']))
        .get(`/rest/v2/things/${thing}/sharing`);
      expect(body[0].until, 'from the month after on').to.equal('2026-03');
    });

    it('are told apart on their pages where nothing is shared', async () => {
      const { page } = await browse();
      await connectByHand(page, wordpress, server, BLOGGER);
      for (const [path, { fid }] of [
        [`/?p=${post}`, ana],
        ['/?author_name=ben', ben],
        ['/', blogger],
      ] as const) {
        const html = await (await fetch(`${wordpress.url}${path}`)).text();
        expect(html, path).to.include(`<meta name="flattr:id" content="${fid}">`);
      }
    });
  });
}
