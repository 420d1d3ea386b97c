import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The lines of WordPress that are supported: the oldest and the newest, by where Debian has them. */
export const WORDPRESS_SUITES = { oldest: 'trixie', newest: 'sid' } as const;

export type WordpressSuite = (typeof WORDPRESS_SUITES)[keyof typeof WORDPRESS_SUITES];

/** WordPress as its authors pack it, in a folder that is not to be written to. */
export type WordpressSource = { folder: string; version: string };

const ASSEMBLE = fileURLToPath(new URL('assemble-wordpress.sh', import.meta.url));
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
// Debian takes apart what WordPress bundles; the packages after the theme put it together again.
const PACKAGES = [
  'wordpress',
  'wordpress-theme-twentytwentyfive',
  'libphp-phpmailer',
  'php-getid3',
  'libjs-underscore',
  'libjs-lodash',
  'libjs-cropper',
  'libjs-jquery-ui',
];

/** Where downloads for tests are kept between runs. */
export function cacheFolder(): string {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'flattr');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Where a WordPress is kept between runs, or would be. */
export function wordpressFolder(suite: WordpressSuite): string {
  return join(cacheFolder(), `wordpress-${suite}`);
}

/** Whether this machine installs from Debian, so that WordPress can come from there. */
export function hasDebian(): boolean {
  return mirror() !== undefined && existsSync(KEYRING);
}

/**
 * A WordPress out of Debian's packages, from the mirror that this machine installs from, signed by
 * Debian. Works without root and leaves the machine's own sources and packages as they are. What was
 * fetched once is kept.
 * @throws Error when it is not in the cache and this machine cannot get it.
 */
export function getWordpress(
  suite: WordpressSuite,
  print: (line: string) => void = () => {},
): WordpressSource {
  const folder = wordpressFolder(suite);
  if (!existsSync(folder)) {
    print(`Fetching WordPress from Debian ${suite}`);
    const work = mkdtempSync(join(cacheFolder(), 'unpack-'));
    try {
      const packages = downloadPackages(suite, work);
      const assembled = join(work, 'wordpress');
      run('sh', [ASSEMBLE, packages, assembled], work);
      keep(assembled, folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return { folder, version: versionOf(folder) };
}

/** Downloads the packages with lists of packages of our own; returns the folder they are in. */
function downloadPackages(suite: WordpressSuite, work: string): string {
  const folders = ['lists/partial', 'apt/archives/partial', 'packages'];
  for (const name of folders) mkdirSync(join(work, name), { recursive: true });
  run('sh', ['-c', 'printf %s "$1" > list', 'sh', sourceLine(suite)], work);
  const options = [
    `Dir::Etc::SourceList=${join(work, 'list')}`,
    'Dir::Etc::SourceParts=-',
    `Dir::State::Lists=${join(work, 'lists')}`,
    `Dir::Cache=${join(work, 'apt')}`,
    'Acquire::Languages=none',
    `APT::Sandbox::User=${userInfo().username}`,
  ].flatMap((option) => ['-o', option]);
  run('apt-get', ['-q', ...options, 'update'], work);
  run('apt-get', ['-q', ...options, 'download', ...PACKAGES], join(work, 'packages'));
  return join(work, 'packages');
}

/** A source of this suite at the mirror that this machine uses. */
function sourceLine(suite: WordpressSuite): string {
  if (!hasDebian()) {
    throw new Error(
      'WordPress for tests comes from Debian, and this machine does not install from there. ' +
        `Unpack WordPress yourself into ${wordpressFolder(suite)}`,
    );
  }
  return `deb [signed-by=${KEYRING}] ${mirror()} ${suite} main\n`;
}

function mirror(): string | undefined {
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', '$(REPO_URI)'], {
    encoding: 'utf8',
  });
  return stdout?.split('\n').find((address) => /\/debian\/?$/.test(address));
}

/** Keeps what was made for the cache. Two processes may have made the same at once: the first stays. */
export function keep(assembled: string, folder: string): void {
  try {
    renameSync(assembled, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function versionOf(folder: string): string {
  const text = readFileSync(join(folder, 'wp-includes', 'version.php'), 'utf8');
  const version = /^\$wp_version = '(.+)';/m.exec(text)?.[1];
  if (!version) throw new Error(`${folder} does not hold WordPress: remove it`);
  return version;
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${program} did not work: ${error?.message ?? ''}\n${stdout}${stderr}`);
}
