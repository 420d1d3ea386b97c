import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keep } from './get-wordpress.ts';
import type { PhpProgram } from './run-php.ts';

// The package is small; what it depends on is half a gigabyte, and is left out.
const PACKAGE = '@wp-playground/cli@3.1.56';
const SHA512 =
  'JTxl6djPEM2YRYz/w+BUoyoCvhSGHIjqMi4fMV1b8o1UPNvZatLaS7opo57UsrVElXrfdZwvi6IuyS4LswUx9Q==';
const DRIVER = 'sqlite-database-integration';

/**
 * The driver by which WordPress works on SQLite, as its authors publish it within a package of npm.
 * @returns the folder of the driver, kept between runs.
 * @throws Error when it cannot be had, or is not the one that we know.
 */
export function getSqliteDriver(php: PhpProgram): string {
  const folder = join(cacheFolder(), DRIVER);
  if (existsSync(folder)) return folder;
  const work = mkdtempSync(join(cacheFolder(), 'unpack-'));
  try {
    run('npm', ['pack', '--silent', PACKAGE], work);
    const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz'))!);
    const sum = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (sum !== SHA512) throw new Error(`${PACKAGE} is not what it was: its sum is ${sum}`);
    run('tar', ['-xzf', archive, `package/${DRIVER}.zip`], work);
    const [program, ...args] = php.command;
    run(
      program,
      [
        ...args,
        '-r',
        `$z = new ZipArchive; $z->open('package/${DRIVER}.zip') && $z->extractTo('driver');`,
      ],
      work,
      php.env,
    );
    const [inner] = readdirSync(join(work, 'driver'));
    if (!inner) throw new Error(`There is no driver in ${PACKAGE}`);
    keep(join(work, 'driver', inner), folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): void {
  const { status, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${program} did not work: ${error?.message ?? stderr}`);
}
