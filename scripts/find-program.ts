import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

// Debian keeps servers where an ordinary PATH does not look.
const MORE_DIRECTORIES = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Where a program is on this machine, or undefined. */
export function pathOf(name: string): string | undefined {
  const directories = [...(process.env.PATH ?? '').split(delimiter), ...MORE_DIRECTORIES];
  return directories.map((directory) => join(directory, name)).find(isExecutable);
}

/** The first browser of the Chromium family on this machine; `CHROMIUM_PATH` goes first. */
export function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return isExecutable(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
  return (
    ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
      .map(pathOf)
      .find(Boolean) ??
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(isExecutable)
  );
}

/** A Python that has the parsers of feeds which the tests read our links with. */
export function feedReaderPython(): string | undefined {
  // Debian's packages are for Debian's Python, which need not be the first in the path.
  return ['/usr/bin/python3', pathOf('python3')].find(
    (path) =>
      path !== undefined &&
      isExecutable(path) &&
      spawnSync(path, ['-c', 'import feedparser, podcastparser'], { stdio: 'ignore' }).status === 0,
  );
}

/** Whether this machine's PHP is there, with these extensions. */
export function hasPhp(extensions: readonly string[]): boolean {
  const { status, stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' });
  if (status !== 0) return false;
  const loaded = new Set(stdout.toLowerCase().split('\n'));
  return extensions.every((extension) => loaded.has(extension));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
