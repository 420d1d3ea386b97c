// `npm run check:php`: all PHP of this repository, by PHP itself and by PHP_CodeSniffer.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

process.exitCode = check();

function check(): number {
  const files = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.php'],
    { cwd: ROOT, encoding: 'utf8' },
  )
    .stdout.split('\0')
    .filter(Boolean);
  const wrong = files.filter((file) => !isSound('php', ['-l', file]));
  const isTidy = isSound('phpcs', ['-q', '--standard=phpcs.xml', ...files]);
  console.log(`${files.length} files of PHP, ${wrong.length} that PHP cannot read`);
  return wrong.length === 0 && isTidy ? 0 : 1;
}

function isSound(program: string, args: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
  return status === 0;
}
