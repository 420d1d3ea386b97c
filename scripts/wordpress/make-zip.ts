import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

// What is committed of the plugin, without its tests, and the licence beside it.
const ZIP = `
  [, $root, $target] = $argv;
  $zip = new ZipArchive();
  if ( true !== $zip->open( $target, ZipArchive::CREATE | ZipArchive::EXCL ) ) { exit( 1 ); }
  foreach ( explode( "\\0", trim( stream_get_contents( STDIN ), "\\0" ) ) as $file ) {
    $zip->addFile( "$root/plugins/wordpress/$file", "flattr/$file" );
  }
  $zip->addFile( "$root/LICENSE", 'flattr/LICENSE' );
  exit( $zip->close() ? 0 : 1 );`;

/** Makes the zip by which the plugin is installed, in place of one that is there. */
export function makeZip(target: string): void {
  rmSync(target, { force: true });
  const files = execFileSync('git', ['ls-files', '-z', '.', ':!tests'], {
    cwd: `${ROOT}/plugins/wordpress`,
  });
  execFileSync('php', ['-r', ZIP, ROOT, target], { input: files });
}
