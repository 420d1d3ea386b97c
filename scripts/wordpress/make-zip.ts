import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLUGIN = fileURLToPath(new URL('../../plugins/wordpress', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// What is committed of the plugin, without its tests, its built blocks, and the licence beside it.
const ZIP = `
  [, $root, $target] = $argv;
  $zip = new ZipArchive();
  if ( true !== $zip->open( $target, ZipArchive::CREATE | ZipArchive::EXCL ) ) { exit( 1 ); }
  foreach ( explode( "\\0", trim( stream_get_contents( STDIN ), "\\0" ) ) as $file ) {
    $zip->addFile( "$root/plugins/wordpress/$file", "flattr/$file" );
  }
  $zip->addFile( "$root/LICENSE", 'flattr/LICENSE' );
  exit( $zip->close() ? 0 : 1 );`;

/**
 * Makes the zip by which the plugin is installed, in place of one that is there.
 * @throws Error when the blocks have not been built.
 */
export function makeZip(target: string): void {
  const blocks = globSync('build/**/*.*', { cwd: PLUGIN });
  if (!blocks.includes('build/blocks-manifest.php')) {
    throw new Error('The blocks are not built yet: npm run blocks:build');
  }
  rmSync(target, { force: true });
  const committed = execFileSync('git', ['ls-files', '-z', '.', ':!tests'], {
    cwd: PLUGIN,
    encoding: 'utf8',
  });
  execFileSync('php', ['-r', ZIP, ROOT, target], { input: committed + blocks.join('\0') });
}
