import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { aMember } from '../../../api/test/factories.ts';
import { testServer } from '../../../api/test/server.ts';
import { connectSite, registerPost } from '../connect-site.ts';
import { WORDPRESS_SUITES } from '../get-wordpress.ts';
import { runPhpunit } from '../run-phpunit.ts';
import { startWordpress, type Wordpress } from '../start-wordpress.ts';
import { getPhp } from './get-php.ts';

const PLUGIN = fileURLToPath(new URL('../../../plugins/wordpress', import.meta.url));

for (const [version, suite] of [
  ['7.4', WORDPRESS_SUITES.oldest],
  ['8.5', WORDPRESS_SUITES.newest],
] as const) {
  describe(`The plugin on PHP ${version}`, function () {
    this.timeout(5 * 60_000);
    let wordpress: Wordpress;
    before(async () => {
      wordpress = await startWordpress({
        suite,
        plugins: [{ folder: PLUGIN, main: 'flattr.php' }],
      });
    });
    after(() => wordpress?.stop());

    it('passes its tests, and PHP has nothing to complain of in it', () => {
      const { passed, failed, output } = runPhpunit(wordpress, `${PLUGIN}/tests`, getPhp(version));
      expect(failed, output).to.deep.equal([]);
      expect(passed.length).to.be.greaterThan(60);
      // Debian's PHPUnit is older than PHP 8.5, which says so of it.
      expect(complaintsOf(wordpress)).to.deep.equal([]);
    });

    it('serves whole pages, feeds and answers', async () => {
      const site = await startWordpress({
        suite,
        theme: 'twentytwentyfive',
        plugins: [{ folder: PLUGIN, main: 'flattr.php' }],
        php: getPhp(version),
      });
      const server = await testServer();
      try {
        const blogger = await aMember(server.deps, { name: 'blogger' });
        await connectSite(site, server, blogger);
        const id = await registerPost(site, 1);
        site.php(`wp_update_post( array( 'ID' => 1, 'post_content' =>
          '<!-- wp:flattr/button /--><!-- wp:flattr/share-bar /--><!-- wp:flattr/supporters /-->' ) );`);
        const click = `href="${server.url}/submit/auto?`;
        expect(site.php('echo PHP_VERSION;')).to.match(new RegExp(`^${version}\\.`));
        expect(await read(site, '/')).to.include('Hello world!');
        expect(await read(site, '/?p=1')).to.include(click);
        expect(await read(site, '/?feed=rss2')).to.include('<podcast:funding');
        expect(await read(site, '/?rest_route=/wp/v2/posts/1')).to.include('flattr-button');
        await site.phpBeside('Flattr\\Claim::open();');
        expect(await read(site, '/.well-known/flattr')).to.match(/^flattr-verify=\w+/);
        const signed = `/?rest_route=/flattr/v1/claim&nonce=${'n'.repeat(43)}`;
        expect(JSON.parse(await read(site, signed))).to.have.property('signature');
        const { headers } = await fetch(site.signInLink(1), { redirect: 'manual' });
        const cookie = headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; ');
        expect(await read(site, '/wp-admin/edit.php', 200, cookie)).to.include(`thing/${id}`);
        const settings = await read(site, '/wp-admin/options-general.php?page=flattr', 200, cookie);
        expect(settings).to.include('blogger');
        expect(complaintsOf(site)).to.deep.equal([]);
      } finally {
        await server.close();
        await site.stop();
      }
    });
  });
}

/** What PHP complained about in our files. */
function complaintsOf(wordpress: Wordpress): string[] {
  return wordpress
    .complaints()
    .split('\n')
    .filter((line) => line.includes('/plugins/wordpress/'));
}

/** A page of a site, which has to answer with a status. */
async function read({ url }: Wordpress, path: string, status = 200, cookie = ''): Promise<string> {
  const answer = await fetch(`${url}${path}`, { headers: { Cookie: cookie } });
  const text = await answer.text();
  expect(answer.status, `${path}: ${text.slice(0, 300)}`).to.equal(status);
  return text;
}
