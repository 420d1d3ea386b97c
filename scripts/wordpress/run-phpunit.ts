import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MACHINE_PHP, PHP_FILES, type PhpProgram } from './run-php.ts';
import type { Wordpress } from './start-wordpress.ts';

const PHPUNIT = '/usr/bin/phpunit';

/** What became of a run: the names of tests, and what PHPUnit said. */
export type PhpunitRun = { passed: string[]; failed: string[]; output: string };

/**
 * Runs PHPUnit's tests of a folder (files `…Test.php`, or `test-….php`) within a WordPress. A test
 * that extends `Flattr_Test_Case` leaves no trace in the database.
 * @param php what runs it, with its arguments; this machine's PHP when left out.
 * @throws Error when PHPUnit breaks off before it has counted.
 */
export function runPhpunit(
  wordpress: Wordpress,
  tests: string,
  php: Pick<PhpProgram, 'command' | 'env'> = MACHINE_PHP,
): PhpunitRun {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-phpunit-'));
  const report = join(directory, 'report.xml');
  const [program, ...args] = php.command;
  try {
    const { stdout, stderr, error } = spawnSync(
      program,
      [
        ...args,
        '-d',
        'include_path=/usr/share/php',
        PHPUNIT,
        '--no-configuration',
        '--bootstrap',
        join(PHP_FILES, 'phpunit.php'),
        '--fail-on-risky',
        '--log-junit',
        report,
        tests,
      ],
      {
        cwd: directory,
        encoding: 'utf8',
        env: {
          ...process.env,
          ...php.env,
          FLATTR_TEST_WORDPRESS: wordpress.folder,
          FLATTR_TEST_WORDPRESS_URL: wordpress.url,
        },
      },
    );
    const output = `${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`;
    return { ...readReport(report, output), output };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readReport(path: string, output: string): Pick<PhpunitRun, 'passed' | 'failed'> {
  const run: Pick<PhpunitRun, 'passed' | 'failed'> = { passed: [], failed: [] };
  let xml: string;
  try {
    xml = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`PHPUnit broke off:\n${output}`);
  }
  // A test that passed or was skipped has no <failure>, <error> or <warning> within.
  for (const [, name, rest] of xml.matchAll(
    /<testcase name="([^"]*)"[^>]*?(\/>|>.*?<\/testcase>)/gs,
  )) {
    const hasFailed = /<(failure|error|warning)\b/.test(rest!);
    (hasFailed ? run.failed : run.passed).push(name!);
  }
  return run;
}
