import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDebianRoot } from './test-requirements.ts';

const CACHE = fileURLToPath(new URL('../node_modules/.cache/flattr-pain/', import.meta.url));
const PACKAGE = 'tryton-modules-account-payment-sepa';
const NAME = 'pain.001.001.05.xsd';

/**
 * The schema by which files for banks are checked. It is not ours to give away; Debian has one in a
 * package, which is unpacked here and not installed.
 * @returns its path; undefined where it cannot be had, and then that one test is left out.
 */
export function painSchema(): string | undefined {
  const { FLATTR_PAIN_001_XSD } = process.env;
  if (FLATTR_PAIN_001_XSD) return FLATTR_PAIN_001_XSD;
  const known = findIn(CACHE);
  if (known || !isDebianRoot()) return known;
  mkdirSync(CACHE, { recursive: true });
  if (!download()) {
    run('apt-get', ['-q', 'update']);
    download();
  }
  const archive = downloaded();
  if (archive) run('dpkg-deb', ['-x', archive, 'package']);
  return findIn(CACHE);
}

function download(): boolean {
  run('apt-get', ['-q', 'download', PACKAGE]);
  return downloaded() !== undefined;
}

function downloaded(): string | undefined {
  return readdirSync(CACHE).find((name) => name.endsWith('.deb'));
}

function run(program: string, args: readonly string[]): void {
  spawnSync(program, args, { cwd: CACHE, stdio: 'ignore', timeout: 120_000 });
}

function findIn(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined;
  const found = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const path = found.find((one) => one.endsWith(NAME));
  return path && join(directory, path);
}
