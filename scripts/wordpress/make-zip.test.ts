import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { launchChromium } from '../../api/test/chromium.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { makeZip } from './make-zip.ts';
import { startWordpress } from './start-wordpress.ts';
import { watchPages } from './watch-pages.ts';

const LIST = `$zip = new ZipArchive(); $zip->open( $argv[1] );
  for ( $i = 0; $i < $zip->numFiles; $i++ ) { echo $zip->getNameIndex( $i ), "\\n"; }`;

describe("The plugin's zip", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'flattr-zip-'));
  const zip = join(folder, 'flattr.zip');
  before(() => makeZip(zip));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the plugin and nothing else', () => {
    const names = execFileSync('php', ['-r', LIST, zip], { encoding: 'utf8' }).trim().split('\n');
    expect(names).to.include.members([
      'flattr/flattr.php',
      'flattr/readme.txt',
      'flattr/uninstall.php',
      'flattr/LICENSE',
      'flattr/build/blocks-manifest.php',
      'flattr/build/button/index.js',
      'flattr/build/button/render.php',
    ]);
    const parts =
      /^flattr\/(LICENSE|readme\.txt|(includes\/)?[a-z-]+\.php|assets\/[a-z-]+\.(css|js|svg)|(build|languages)\/.+)$/;
    expect(names.filter((name) => !parts.test(name))).to.deep.equal([]);
  });

  for (const [age, suite] of Object.entries(WORDPRESS_SUITES))
    it(`is installed by upload in a clean WordPress, the ${age}`, async () => {
      const wordpress = await startWordpress({ suite });
      const chromium = await launchChromium();
      try {
        const context = await chromium.newContext();
        const watch = watchPages(context, wordpress.url);
        const page = await context.newPage();
        await page.goto(wordpress.signInLink(1, '/wp-admin/plugin-install.php?tab=upload'));
        await page.locator('#pluginzip').setInputFiles(zip);
        await page.getByRole('button', { name: 'Install Now' }).click();
        await page.getByRole('link', { name: 'Activate Plugin' }).click();
        await page.waitForURL(/plugins\.php|page=/);
        expect(wordpress.php(`var_export( is_plugin_active( 'flattr/flattr.php' ) );`)).to.equal(
          'true',
        );
        expect(watch.otherHosts).to.deep.equal([]);
      } finally {
        await chromium.close();
        await wordpress.stop();
      }
    });
});
