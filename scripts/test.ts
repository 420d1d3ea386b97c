// `npm test`: everything that has to pass, on both databases and in a browser. It brings what it needs
// (see test-requirements.ts) and ends with one line, "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './find-program.ts';
import type { Mariadb } from './mariadb.ts';
import { painSchema } from './pain-schema.ts';
import { type Result, runCheck, runMocha, stopStages } from './run-stage.ts';
import { provideRequirements } from './test-requirements.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IN_BROWSER = '**/*.browser.test.ts';
const ON_MARIADB_ALONE = '**/*.mariadb.test.ts';
const ON_WORDPRESS = '../scripts/wordpress/**/*.test.ts';
const EVERYWHERE = ['src/**/*.test.ts', 'test/**/*.test.ts'];

let mariadb: Mariadb | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    stopStages();
    await mariadb?.stop();
    process.exit(130);
  });
}
process.exitCode = await main();

async function main(): Promise<number> {
  if (!provideDevelopmentPackages()) return 1;
  const missing = provideRequirements(console.log);
  if (missing.length > 0) {
    console.error(
      `The tests need more than Node:\n${missing.map((line) => `  - ${line}`).join('\n')}\n` +
        'The tests that need Node alone: npm run test:unit',
    );
    return 1;
  }

  const schema = painSchema();
  if (!schema) console.log('No schema for files for banks is here: that one test is left out.');
  const sepa = { FLATTR_PAIN_001_XSD: schema ?? '' };

  const results: Result[] = [];
  try {
    results.push(
      await runCheck({
        name: 'format, lint, types',
        command: ['npm', 'run', '-s', 'check'],
        minutes: 5,
      }),
    );
    results.push(
      await runCheck({
        name: 'PHP: syntax and style',
        command: ['npm', 'run', '-s', 'check:php'],
        minutes: 2,
      }),
    );
    results.push(
      await runCheck({
        name: 'blocks: types, style, build',
        command: ['npm', 'run', '-s', 'blocks:check'],
        minutes: 12,
      }),
    );
    results.push(
      await runMocha({
        name: 'tests on SQLite',
        files: EVERYWHERE,
        ignore: [IN_BROWSER, ON_MARIADB_ALONE],
        env: { FLATTR_TEST_DATABASE_URL: '', ...sepa },
        minutes: 10,
      }),
    );
    results.push(
      await runMocha({
        name: 'tests on MariaDB',
        files: EVERYWHERE,
        ignore: [IN_BROWSER],
        env: { FLATTR_TEST_DATABASE_URL: await mariadbUrl() },
        minutes: 14,
      }),
    );
    results.push(
      await runMocha({
        name: 'tests in Chromium',
        files: [`src/${IN_BROWSER}`, `test/${IN_BROWSER}`],
        env: { FLATTR_TEST_DATABASE_URL: '', CHROMIUM_PATH: chromiumPath()! },
        minutes: 15,
      }),
    );
    results.push(
      await runMocha({
        name: 'tests in WordPress, the oldest and the newest',
        files: [ON_WORDPRESS],
        env: { FLATTR_TEST_DATABASE_URL: '', CHROMIUM_PATH: chromiumPath()! },
        // Each keeps a browser and a WordPress busy.
        jobs: Math.floor(availableParallelism() / 2),
        minutes: 30,
      }),
    );
  } finally {
    await mariadb?.stop();
  }

  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Installs the development packages when somebody left them out (`npm ci --omit=dev`). */
function provideDevelopmentPackages(): boolean {
  const isThere = () => existsSync(`${ROOT}/node_modules/mocha`);
  if (!isThere()) {
    console.log('The development packages are missing; installing them with npm ci');
    spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
  if (!isThere()) console.error('npm ci did not install them.');
  return isThere();
}

/** The database that tests on MariaDB may wipe: the one that is named, or one of our own. */
async function mariadbUrl(): Promise<string> {
  const { FLATTR_TEST_DATABASE_URL } = process.env;
  if (FLATTR_TEST_DATABASE_URL) return FLATTR_TEST_DATABASE_URL;
  const { startMariadb } = await import('./mariadb.ts');
  mariadb = await startMariadb();
  console.log(`\nStarted MariaDB ${mariadb.version} for the tests`);
  return mariadb.createDatabase('flattr_test');
}
