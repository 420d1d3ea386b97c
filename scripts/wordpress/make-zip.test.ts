import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { launchChromium } from '../../api/test/chromium.ts';
import { WORDPRESS_SUITES } from './get-wordpress.ts';
import { makeZip } from './make-zip.ts';
import { startWordpress } from './start-wordpress.ts';
import { uploadPlugin } from './upload-plugin.ts';
import { watchPages } from './watch-pages.ts';

const READ = `$zip = new ZipArchive(); $zip->open( $argv[1] ); $files = array();
  for ( $i = 0; $i < $zip->numFiles; $i++ ) { $files[ $zip->getNameIndex( $i ) ] = $zip->getFromIndex( $i ); }
  echo json_encode( $files, JSON_THROW_ON_ERROR );`;

/** What the readme has to name of whom a reader may be sent to, besides the service. */
const SHARED_TO: Readonly<Record<string, string>> = {
  'share.joinmastodon.org': 'Mastodon',
  'bsky.app': 'Bluesky',
  'www.facebook.com': 'Facebook',
  'x.com': 'X',
  'www.linkedin.com': 'LinkedIn',
  'www.reddit.com': 'Reddit',
  'wa.me': 'WhatsApp',
};
/** Names of formats, examples, and the licence: nobody is asked there. */
const NEVER_ASKED =
  /^(schemas\.wp\.org|www\.w3\.org|json-schema\.org|podcastindex\.org|www\.gnu\.org|flattr\.example)$/;
/** From there on the directory warns of what a page loads. */
const LARGE_BYTES = 293 * 1024;

describe("The plugin's zip", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'flattr-zip-'));
  const zip = join(folder, 'flattr.zip');
  let files: Record<string, string>;
  before(() => {
    makeZip(zip);
    files = JSON.parse(
      execFileSync('php', ['-r', READ, zip], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the plugin and nothing else', () => {
    const names = Object.keys(files);
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

  it('keeps to what the directory of plugins checks in files', () => {
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith('.php')) {
        const isData = /^<\?php\s+(\/\/[^\n]*\s+)?return /.test(text);
        if (!isData) expect(text, name).to.match(/defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \)/);
        expect(text, name).to.not.match(/<<<|\beval\(|\bcreate_function\(/);
      }
      if (/\.(js|css)$/.test(name)) {
        expect(text, name).to.not.match(/react\.(element|transitional)|__SECRET_INTERNALS/);
        expect(Buffer.byteLength(text), name).to.be.below(LARGE_BYTES);
      }
      expect(text, name).to.not.match(/https?:\/\/(localhost|127\.0\.0\.1)/);
    }
  });

  it('names no other host than those of which the readme tells', () => {
    const [, told = ''] = files['flattr/readme.txt']!.split('== External services ==');
    for (const [name, text] of Object.entries(files)) {
      if (!/\.(php|js|css|svg)$/.test(name) || name.includes('/languages/')) continue;
      for (const [, host = ''] of text.matchAll(/https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)) {
        if (NEVER_ASKED.test(host)) continue;
        expect(SHARED_TO, name).to.have.property(host);
        expect(told, `${host}, in ${name}`).to.include(SHARED_TO[host]);
      }
    }
  });

  for (const [age, suite] of Object.entries(WORDPRESS_SUITES))
    it(`is installed by upload in a clean WordPress, the ${age}`, async () => {
      const wordpress = await startWordpress({ suite });
      const chromium = await launchChromium();
      try {
        const context = await chromium.newContext();
        const watch = watchPages(context, wordpress.url);
        const page = await context.newPage();
        await uploadPlugin(page, wordpress, zip);
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
