// `npm run demo:wordpress`: the service with play money, and a real WordPress with the plugin connected.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Demo, startDemo } from '../../api/src/cli/start-demo.ts';
import { untilStopped } from '../../api/src/cli/until-stopped.ts';
import { withDeps } from '../../api/src/cli/with-deps.ts';
import { SUPPORTER } from '../../api/src/demo/works.ts';
import type { Deps } from '../../api/src/deps.ts';
import { freePort } from '../free-port.ts';
import { providePhp } from '../test-requirements.ts';
import { downloadWordpress } from './download-wordpress.ts';
import { fillDemo } from './fill-demo.ts';
import { getWordpress, hasDebian, WORDPRESS_SUITES, wordpressFolder } from './get-wordpress.ts';
import { getPhp } from './php-versions/get-php.ts';
import { MACHINE_PHP, type PhpProgram } from './run-php.ts';
import { startWordpress, type Wordpress } from './start-wordpress.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLUGIN = join(ROOT, 'plugins', 'wordpress');
/** Whose blog and podcast it is. */
const CREATOR = 'rosa';
const CRON_SECONDS = 10;
const HEARD_MS = 100;

process.exitCode = await main();

async function main(): Promise<number> {
  // From the beginning, so that Ctrl-C leaves nothing at any moment.
  let isStopped = false;
  const stopped = untilStopped().then(() => {
    isStopped = true;
  });
  const directory = mkdtempSync(join(tmpdir(), 'flattr-demo-'));
  try {
    const php = choosePhp(directory);
    buildBlocks();
    await fetchWordpress();
    await withDeps((deps) => run(deps, stopped, php), {
      defaults: {
        FLATTR_MODE: 'sandbox',
        FLATTR_HOST: '127.0.0.1',
        FLATTR_DATABASE_URL: `sqlite:${join(directory, 'demo.sqlite')}`,
        FLATTR_LOG_LEVEL: 'warn',
      },
    });
    return 0;
  } catch (error) {
    // Ctrl-C ends what runs beside this too, PHP say: that may be heard first, and is no news.
    await sleep(HEARD_MS);
    if (isStopped) return 0;
    console.error((error as Error).message);
    return 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** This machine's PHP; where it has none, and cannot install it, one in WebAssembly out of npm. */
function choosePhp(directory: string): PhpProgram {
  const wantsOther = process.env.FLATTR_DEMO_PHP === 'wasm';
  if (!wantsOther && providePhp(console.log).length === 0) return MACHINE_PHP;
  console.log('WordPress runs on PHP in WebAssembly: slower than a PHP of this machine would be.');
  return getPhp('8.5', { TMPDIR: directory });
}

/** From Debian on Debian, which has signed it; from its authors elsewhere. */
async function fetchWordpress(): Promise<void> {
  const folder = wordpressFolder(WORDPRESS_SUITES.newest);
  if (existsSync(folder)) return;
  if (hasDebian()) {
    getWordpress(WORDPRESS_SUITES.newest, console.log);
  } else {
    console.log('Fetching WordPress from wordpress.org');
    await downloadWordpress(folder);
  }
}

/** The blocks are built once; their tools are many. */
function buildBlocks(): void {
  if (existsSync(join(PLUGIN, 'build', 'blocks-manifest.php'))) return;
  console.log('Building the blocks for the editor, once. It takes a minute or two.');
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build-blocks.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The blocks could not be built: npm run blocks:build');
}

async function run(deps: Deps, stopped: Promise<void>, php: PhpProgram): Promise<void> {
  const port = deps.config.port + 2;
  await freePort(port).catch(() => {
    throw new Error(
      `WordPress needs port ${port}, on which something else listens already. Choose others, such as PORT=${port + 100}`,
    );
  });
  const demo = await startDemo(deps);
  let wordpress: Wordpress | undefined;
  try {
    wordpress = await startWordpress({
      suite: WORDPRESS_SUITES.newest,
      plugins: [{ folder: PLUGIN, main: 'flattr.php' }],
      port,
      php,
    });
    await fillDemo(wordpress, deps, { name: CREATOR, serviceUrl: demo.serviceUrl });
    console.log(instructions(demo, wordpress));
    await runCronUntil(stopped, wordpress);
  } finally {
    await wordpress?.stop();
    await demo.close();
  }
}

/** WordPress tells the service of posts in its cron, which it does not start by itself here. */
async function runCronUntil(stopped: Promise<void>, wordpress: Wordpress): Promise<void> {
  let isStopped = false;
  const end = stopped.then(() => {
    isStopped = true;
  });
  while (!isStopped) {
    await fetch(`${wordpress.url}/wp-cron.php`)
      .then((answer) => answer.text())
      .catch((error: Error) => console.error(`WordPress does not answer: ${error.message}`));
    await Promise.race([end, sleep(CRON_SECONDS * 1000, undefined, { ref: false })]);
  }
}

function instructions({ serviceUrl, siteUrl }: Demo, { url, version }: Wordpress): string {
  return `
Flattr and WordPress ${version} are running, with play money.

  1. Sign in:           ${serviceUrl}/sign-in   as ${SUPPORTER.name}, password ${SUPPORTER.password}
  2. Read and click:    ${url}/   other blocks: ${url}/support/   the feed: ${url}/category/podcast/feed/
  3. Close the month:   ${serviceUrl}/sandbox
  4. See it arrive:     ${url}/wp-admin/index.php?page=flattr-earnings   as admin, password password
  5. Write with blocks: ${url}/wp-admin/post-new.php

The site is connected as ${CREATOR} (${url}/wp-admin/options-general.php?page=flattr); the works of others to click are at ${siteUrl}/
Ctrl-C ends it and leaves nothing.`;
}
