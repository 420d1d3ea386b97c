// `npm run blocks:build`: builds the blocks into plugins/wordpress/build. With `--check`, it also holds
// their types and style. Their tools are a gigabyte, so they are installed here and not by the first command.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BLOCKS = fileURLToPath(new URL('../blocks', import.meta.url));

process.exitCode = buildBlocks(process.argv.includes('--check'));

function buildBlocks(isChecked: boolean): number {
  const scripts = isChecked ? ['check', 'build'] : ['build'];
  if (!isInstalled() && !succeeds(['ci', '--no-audit', '--no-fund'])) return 1;
  return scripts.every((script) => succeeds(['run', '--silent', script])) ? 0 : 1;
}

/** Whether npm has installed what the lock file names. */
function isInstalled(): boolean {
  const changedAt = (path: string) =>
    statSync(`${BLOCKS}/${path}`, { throwIfNoEntry: false })?.mtimeMs;
  return (
    (changedAt('node_modules/.package-lock.json') ?? 0) >= (changedAt('package-lock.json') ?? 0)
  );
}

function succeeds(args: readonly string[]): boolean {
  const { status } = spawnSync('npm', args, {
    cwd: BLOCKS,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}
