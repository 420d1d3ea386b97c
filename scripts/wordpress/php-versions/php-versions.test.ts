import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
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
      const ours = wordpress
        .complaints()
        .split('\n')
        .filter((line) => line.includes('/plugins/wordpress/'));
      expect(ours).to.deep.equal([]);
    });
  });
}
