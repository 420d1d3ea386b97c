import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';
import { pathOf } from './find-program.ts';
import { freePort } from './free-port.ts';
import { spawnKept } from './spawn-kept.ts';

const START_SECONDS = 60;

/** A MariaDB of our own, for tests and benchmarks. */
export type Mariadb = {
  /** The server's version, such as `10.11.19-MariaDB`. */
  version: string;
  /** The port on 127.0.0.1 that it listens on besides its socket. */
  port: number;
  /** Makes an empty database, in place of one that is there, and returns its FLATTR_DATABASE_URL. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
};

/**
 * Starts a private MariaDB with a data directory, a socket and a loopback port of its own. It reads
 * no option file and touches nothing outside its directory. It ends with `stop()`, or when this
 * process ends in whatever way, even by SIGKILL.
 *
 * @param isDurable whether a commit reaches the disk before it is acknowledged, as in production.
 *   Tests do without, which is much faster.
 * @param parent the directory in which the data directory is made. Benchmarks want a real disk.
 * @throws Error with the end of the server's log when it does not come up.
 */
export async function startMariadb({
  isDurable = false,
  parent = tmpdir(),
  options = [],
}: {
  isDurable?: boolean;
  parent?: string;
  options?: readonly string[];
} = {}): Promise<Mariadb> {
  const directory = mkdtempSync(join(parent, 'flattr-mariadb-'));
  try {
    return await startIn(directory, [
      ...(isDurable ? DURABLE : FAST),
      '--max-connections=600',
      '--max-allowed-packet=256M',
      ...options,
    ]);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

const DURABLE = ['--innodb-flush-log-at-trx-commit=1', '--innodb-buffer-pool-size=1G'];
const FAST = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-buffer-pool-size=256M',
];

// The server ends when the pipe from us does: the kernel closes it however we end.
const KEEPER = `
  directory="$1"; shift
  exec 3<&0
  "$@" </dev/null 3<&- &
  server=$!
  (cat <&3 >/dev/null; kill "$server" 2>/dev/null) &
  wait "$server"
  status=$?
  rm -rf "$directory"
  exit "$status"`;

async function startIn(directory: string, options: readonly string[]): Promise<Mariadb> {
  const data = join(directory, 'data');
  const socketPath = join(directory, 's.sock');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  install(data, user);

  const port = await freePort();
  const log = join(directory, 'log');
  const { hasEnded, stop } = spawnKept(
    KEEPER,
    [
      directory,
      program('mariadbd'),
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${socketPath}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--pid-file=${join(directory, 'pid')}`,
      ...user,
      ...options,
    ],
    { log },
  );

  const connection = await connect(socketPath, hasEnded);
  if (!connection) {
    const lines = readLog(log);
    await stop();
    throw new Error(
      `MariaDB did not start within ${START_SECONDS} s. The end of its log:\n${lines}`,
    );
  }
  const [rows] = await connection.query('SELECT VERSION() AS version');
  await connection.end();

  return {
    version: (rows as { version: string }[])[0]!.version,
    port,
    stop,
    async createDatabase(name) {
      const admin = await createConnection({ socketPath, user: 'root' });
      await admin.query(`DROP DATABASE IF EXISTS ${name}`);
      await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
      await admin.end();
      return `mysql://root@localhost/${name}?socketPath=${socketPath}`;
    },
  };
}

function install(data: string, user: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    program('mariadb-install-db'),
    [
      '--no-defaults',
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
      ...user,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (status !== 0) throw new Error(`mariadb-install-db failed:\n${stdout}${stderr}`);
}

async function connect(
  socketPath: string,
  hasExited: () => boolean,
): Promise<Connection | undefined> {
  for (let triesLeft = START_SECONDS * 10; triesLeft > 0 && !hasExited(); triesLeft -= 1) {
    try {
      return await createConnection({ socketPath, user: 'root' });
    } catch {
      await sleep(100);
    }
  }
  return undefined;
}

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(-20).join('\n');
  } catch {
    return '(it left no log)';
  }
}

function program(name: string): string {
  const path = pathOf(name);
  if (!path)
    throw new Error(
      `${name} is not on this machine. On Debian: apt-get install mariadb-server-core`,
    );
  return path;
}
