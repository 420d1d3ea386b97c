import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath, feedReaderPython, hasPhp, pathOf } from './find-program.ts';

type Requirement = {
  what: string;
  debianPackages: readonly string[];
  isThere: () => boolean;
  otherwise: string;
};

const PHP_EXTENSIONS = [
  'curl',
  'gd',
  'intl',
  'mbstring',
  'mysqli',
  'pdo_sqlite',
  'sodium',
  'xml',
  'zip',
] as const;

const PHP: Requirement = {
  what: `PHP with what WordPress needs (${PHP_EXTENSIONS.join(', ')})`,
  debianPackages: [
    'php-cli',
    'php-curl',
    'php-gd',
    'php-intl',
    'php-mbstring',
    'php-mysql',
    'php-sqlite3',
    'php-xml',
    'php-zip',
  ],
  isThere: () => hasPhp(PHP_EXTENSIONS),
  otherwise: 'install PHP 8.2 or newer for the command line, with these extensions',
};

const REQUIREMENTS: readonly Requirement[] = [
  {
    what: 'a MariaDB server (mariadbd)',
    debianPackages: ['mariadb-server-core'],
    isThere: () => Boolean(pathOf('mariadbd') && pathOf('mariadb-install-db')),
    // WordPress gets one of its own, even where FLATTR_TEST_DATABASE_URL names one for the service.
    otherwise: 'install MariaDB 10.6 or newer',
  },
  {
    what: 'the MariaDB client (mariadb, mariadb-dump)',
    debianPackages: ['mariadb-client'],
    isThere: () => Boolean(pathOf('mariadb') && pathOf('mariadb-dump')),
    otherwise: 'it comes with MariaDB',
  },
  {
    what: 'Chromium',
    debianPackages: ['chromium'],
    isThere: () => chromiumPath() !== undefined,
    otherwise: 'install Chromium or Chrome, or say where it is: CHROMIUM_PATH=…',
  },
  {
    what: 'a Python with the feed parsers (feedparser, podcastparser)',
    debianPackages: ['python3-feedparser', 'python3-podcastparser'],
    isThere: () => feedReaderPython() !== undefined,
    otherwise: 'install Python 3, then python3 -m pip install feedparser podcastparser',
  },
  {
    what: 'curl',
    debianPackages: ['curl'],
    isThere: () => pathOf('curl') !== undefined,
    otherwise: 'the examples of the guide for developers use it',
  },
  {
    what: 'OpenSSL (openssl)',
    debianPackages: ['openssl'],
    isThere: () => pathOf('openssl') !== undefined,
    otherwise: 'the examples of the guide for developers use it',
  },
  PHP,
  {
    what: 'PHPUnit (phpunit)',
    debianPackages: ['phpunit'],
    isThere: () => pathOf('phpunit') !== undefined,
    otherwise: 'install PHPUnit 9 or newer',
  },
  {
    what: 'gettext (xgettext)',
    debianPackages: ['gettext'],
    isThere: () => pathOf('xgettext') !== undefined,
    otherwise: 'install gettext: it finds the texts of the WordPress plugin',
  },
  {
    what: 'PHP_CodeSniffer (phpcs)',
    debianPackages: ['php-codesniffer'],
    isThere: () => pathOf('phpcs') !== undefined,
    otherwise: 'install PHP_CodeSniffer 3',
  },
];

/**
 * Sees to it that what the tests need besides Node is here: on Debian, as root, by installing the
 * packages that are missing. No package among them starts a service.
 * @returns what is still missing, as sentences that say how to get it; empty when all is here.
 */
export function provideRequirements(print: (line: string) => void): string[] {
  return provide(REQUIREMENTS, print);
}

/** The same for PHP alone, which is all that a WordPress to look at needs. */
export function providePhp(print: (line: string) => void): string[] {
  return provide([PHP], print);
}

function provide(requirements: readonly Requirement[], print: (line: string) => void): string[] {
  const missing = () => requirements.filter(({ isThere }) => !isThere());
  const packages = missing().flatMap(({ debianPackages }) => debianPackages);
  if (packages.length > 0 && isDebianRoot()) {
    print(`Installing ${packages.join(', ')} with apt-get`);
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', ...packages);
  }
  return missing().map(({ what, debianPackages, otherwise }) =>
    existsSync('/etc/debian_version')
      ? `${what} is missing: apt-get install ${debianPackages.join(' ')}, as root; or ${otherwise}`
      : `${what} is missing: ${otherwise}`,
  );
}

/** Whether packages of Debian can be had here without asking anybody. */
export function isDebianRoot(): boolean {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && pathOf('apt-get') !== undefined
  );
}

function aptGet(...args: string[]): void {
  const { status } = spawnSync('apt-get', ['-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 10 * 60_000,
  });
  if (status !== 0) console.error(`apt-get ${args[0]} did not work (exit code ${status}).`);
}
