// `npm run bench:click`: a whole click through the real service, against the least that a Koa service
// can do to store something durably (bare-insert.ts), on the same database, in turns, in one run.
// The promise: at least 1.2 times as many clicks as bare inserts; the aim: twice as many. On MariaDB the
// bare handler gets the ten connections to the database that the service has, which is also what the
// driver gives who asks for nothing; beside it a second one is measured with a connection for each client.
//
//   npm run bench:click -- [--seconds 5] [--rounds 5] [--only sqlite|mariadb]
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startMariadb } from '../../scripts/mariadb.ts';
import { describeMachine, median } from './machine.ts';
import { type Seeded, seedClicks } from './seed-clicks.ts';

const CONNECTIONS = 64;
const PROMISE = 1.2;
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

type Bare = { name: string; url: string; pool?: number };
type Server = { name: string; port: number; pid: number; stop(): Promise<void> };
type Round = { rate: number; p50: number; p99: number; cpu: number };

const parent = fileURLToPath(new URL('../../data', import.meta.url));
mkdirSync(parent, { recursive: true });
console.log(describeMachine());
if (options.only !== 'mariadb') await benchSqlite();
if (options.only !== 'sqlite') await benchMariadb();

async function benchSqlite(): Promise<void> {
  const directory = mkdtempSync(join(parent, 'bench-sqlite-'));
  try {
    await bench('SQLite, WAL, synchronous=FULL', `sqlite:${join(directory, 'click.sqlite')}`, [
      { name: 'bare Koa, one insert each', url: `sqlite:${join(directory, 'bare.sqlite')}` },
    ]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function benchMariadb(): Promise<void> {
  const mariadb = await startMariadb({ isDurable: true, parent });
  try {
    const title = `MariaDB ${mariadb.version}, innodb_flush_log_at_trx_commit=1`;
    await bench(title, await mariadb.createDatabase('click'), [
      { name: 'bare Koa, pool of 10', url: await mariadb.createDatabase('bare10'), pool: 10 },
      { name: 'bare Koa, pool of 64', url: await mariadb.createDatabase('bare64'), pool: 64 },
    ]);
  } finally {
    await mariadb.stop();
  }
}

/** The first of the bare handlers is the one that the promise is measured against. */
async function bench(title: string, clickUrl: string, bares: Bare[]): Promise<void> {
  const seeded = await seedClicks(clickUrl);
  const servers: Server[] = [];
  try {
    for (const { name, url, pool } of bares) {
      const env = { DATABASE_URL: url, POOL: String(pool) };
      servers.push(await start(name, ['bench/bare-insert.ts'], env));
    }
    const env = { FLATTR_DATABASE_URL: clickUrl, FLATTR_LOG_LEVEL: 'error' };
    servers.push(await start('whole click', ['bin/flattr.mjs', 'serve'], env));

    // All get the same requests, so that making them costs the same; a bare handler reads no body.
    const requests = servers.map(() => clickRequests(seeded));
    const rounds: Round[][] = servers.map(() => []);
    for (const [at, server] of servers.entries())
      await fire(server, requests[at]!, WARM_UP_SECONDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, server] of servers.entries()) {
        rounds[at]!.push(await fire(server, requests[at]!, SECONDS));
      }
    }
    print(title, servers, rounds);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Starts a server in a process of its own and waits until it says that it listens. */
async function start(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${args[0]} did not start.`))),
  ]);
  child.stdout!.resume();
  return {
    name,
    port,
    pid: child.pid!,
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

async function fire(
  { pid, port }: Server,
  request: autocannon.Request,
  seconds: number,
): Promise<Round> {
  const cpuBefore = cpuOf(pid);
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
    cpu: (cpuOf(pid) - cpuBefore) / result['2xx'],
  };
}

/** The processor time that a process has used, in microseconds; NaN where the system has no /proc. */
function cpuOf(pid: number): number {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15);
    return (Number(user) + Number(system)) * 10_000;
  } catch {
    return Number.NaN;
  }
}

function print(title: string, servers: readonly Server[], rounds: readonly Round[][]): void {
  console.log(
    `\n${title}; ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turns`,
  );
  for (const [at, { name }] of servers.entries()) {
    const middle = (what: keyof Round) => median(rounds[at]!.map((round) => round[what]));
    const rate = Math.round(middle('rate')).toLocaleString('en');
    const cpu = Number.isNaN(middle('cpu'))
      ? ''
      : `   ${Math.round(middle('cpu'))} µs of processor`;
    console.log(
      `${name.padEnd(26)} ${rate.padStart(7)} /s   p50 ${middle('p50')} ms   p99 ${middle('p99')} ms${cpu}`,
    );
  }
  const clicks = rounds.at(-1)!;
  for (const [at, { name }] of servers.slice(0, -1).entries()) {
    const ratios = clicks.map(({ rate }, round) => rate / rounds[at]![round]!.rate);
    const ratio = median(ratios);
    const each = ratios.map((one) => one.toFixed(2)).join(', ');
    const kept = at > 0 ? '' : `, ${PROMISE} promised: ${ratio >= PROMISE ? 'kept' : 'NOT kept'}`;
    console.log(`ratio to ${name}: ${ratio.toFixed(2)} (${each})${kept}`);
  }
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
