#!/usr/bin/env node
// Starts the command line on a Node that can run it. better-sqlite3 crashes without a word on Node 20,
// so the version is checked before anything else is loaded.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const isNewEnough = Number.parseInt(process.versions.node, 10) >= 24;

if (isNewEnough) {
  const { main } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const pinned = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(pinned)) {
    console.error(
      `Flattr needs Node.js 24 or newer; this is ${process.version}.\n` +
        'Run `npm ci` in the root of the repository (it brings Node.js 24 where npm has it), or install it.',
    );
    process.exit(1);
  }
  const { status, signal } = spawnSync(
    pinned,
    [fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (signal) process.kill(process.pid, signal);
  process.exit(status ?? 1);
}
