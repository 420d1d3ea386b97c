// `npm run bench:click`: a whole click through the real service, against the least that a Koa service
// can do to store something durably (bare-insert.ts), on the same database, in turns, in one run.
// The promise: at least 1.2 times as many clicks as bare inserts; the aim: twice as many.
//
//   npm run bench:click -- [--seconds 5] [--rounds 5] [--only sqlite|mariadb]
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startMariadb } from '../../scripts/mariadb.ts';
import { describeMachine, median } from './machine.ts';
import { type Seeded, seedClicks } from './seed-clicks.ts';

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 3;
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
const SECONDS = Number(options.seconds);
const ROUNDS = Number(options.rounds);

type Round = { rate: number; p50: number; p99: number };

const parent = fileURLToPath(new URL('../../data', import.meta.url));
mkdirSync(parent, { recursive: true });
console.log(describeMachine());
if (options.only !== 'mariadb') await benchSqlite();
if (options.only !== 'sqlite') await benchMariadb();

async function benchSqlite(): Promise<void> {
  const directory = mkdtempSync(join(parent, 'bench-sqlite-'));
  try {
    await bench('SQLite, WAL, synchronous=FULL', {
      bare: `sqlite:${join(directory, 'bare.sqlite')}`,
      click: `sqlite:${join(directory, 'click.sqlite')}`,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function benchMariadb(): Promise<void> {
  const mariadb = await startMariadb({ isDurable: true, parent });
  try {
    await bench(`MariaDB ${mariadb.version}, innodb_flush_log_at_trx_commit=1`, {
      bare: await mariadb.createDatabase('bare'),
      click: await mariadb.createDatabase('click'),
    });
  } finally {
    await mariadb.stop();
  }
}

async function bench(title: string, urls: { bare: string; click: string }): Promise<void> {
  const seeded = await seedClicks(urls.click);
  const bare = await start('bench/bare-insert.ts', { DATABASE_URL: urls.bare });
  const click = await start('bin/flattr.mjs', {
    FLATTR_DATABASE_URL: urls.click,
    FLATTR_LOG_LEVEL: 'error',
  });
  try {
    const rounds = { bare: [] as Round[], click: [] as Round[] };
    // Both get the same requests, so that making them costs the same; the baseline reads no body.
    const toBare = clickRequests(seeded);
    const toClick = clickRequests(seeded);
    await fire(bare.port, toBare, WARM_UP_SECONDS);
    await fire(click.port, toClick, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.bare.push(await fire(bare.port, toBare, SECONDS));
      rounds.click.push(await fire(click.port, toClick, SECONDS));
    }
    print(title, rounds);
  } finally {
    await Promise.all([bare.stop(), click.stop()]);
  }
}

/** Starts a server in a process of its own and waits until it says that it listens. */
async function start(script: string, env: NodeJS.ProcessEnv) {
  const port = await freePort();
  const child: ChildProcess = spawn(
    process.execPath,
    [script, ...(script.startsWith('bin/') ? ['serve'] : [])],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${script} did not start.`))),
  ]);
  child.stdout!.resume();
  return {
    port,
    async stop() {
      const hasEnded = once(child, 'exit');
      child.kill('SIGTERM');
      await hasEnded;
    },
  };
}

/** Clicks that are all different: each supporter goes through the things in an order of their own. */
function clickRequests({ tokens, urls }: Seeded): autocannon.Request {
  let next = 0;
  return {
    method: 'POST',
    path: '/rest/v2/flattr',
    setupRequest(request) {
      const supporter = next % tokens.length;
      const url = urls[(Math.floor(next / tokens.length) + supporter * 37) % urls.length]!;
      next += 1;
      return {
        ...request,
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${tokens[supporter]}`,
        },
        body: JSON.stringify({ url }),
      };
    },
  };
}

async function fire(port: number, request: autocannon.Request, seconds: number): Promise<Round> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [request],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} requests failed.`);
  }
  return {
    rate: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

function print(title: string, rounds: { bare: Round[]; click: Round[] }): void {
  const line = (name: string, of: Round[]) =>
    `${name.padEnd(28)} ${Math.round(median(of.map(({ rate }) => rate)))
      .toLocaleString('en')
      .padStart(
        7,
      )} /s   p50 ${median(of.map(({ p50 }) => p50))} ms   p99 ${median(of.map(({ p99 }) => p99))} ms`;
  const ratios = rounds.click.map(({ rate }, at) => rate / rounds.bare[at]!.rate);
  const each = ratios.map((ratio) => ratio.toFixed(2)).join(', ');
  console.log(
    `\n${title}; ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turns`,
  );
  console.log(line('bare Koa, one insert each', rounds.bare));
  console.log(line('whole click', rounds.click));
  console.log(`ratio ${median(ratios).toFixed(2)} (${each})`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
