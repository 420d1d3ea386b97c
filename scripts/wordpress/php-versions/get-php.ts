import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keep } from '../get-wordpress.ts';
import type { PhpProgram } from '../run-php.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const PROGRAM = 'node_modules/@php-wasm/cli/main.js';

/**
 * A PHP of another version than this machine's, in WebAssembly, which npm has. It is installed beside this
 * file when it is first asked for: 160 MB that only the tests of the plugin need,
 * and the demo where there is no PHP.
 * @param env what it has in its environment besides; `TMPDIR`, where it leaves files.
 * @throws Error when npm cannot install it.
 */
export function getPhp(
  version: '7.4' | '8.5',
  env: Readonly<Record<string, string>> = {},
): PhpProgram {
  if (!existsSync(`${FOLDER}${PROGRAM}`)) install();
  return {
    command: [process.execPath, `${FOLDER}${PROGRAM}`],
    env: { PHP: version, ...env },
    serve: (port, folder, router) => [
      process.execPath,
      `${FOLDER}serve-php.ts`,
      version,
      String(port),
      folder,
      router,
    ],
  };
}

function install(): void {
  const work = mkdtempSync(join(FOLDER, 'unpack-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) {
      cpSync(join(FOLDER, name), join(work, name));
    }
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: work,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`npm could not install PHP in WebAssembly: ${stderr}`);
    keep(join(work, 'node_modules'), join(FOLDER, 'node_modules'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
