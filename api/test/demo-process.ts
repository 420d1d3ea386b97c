import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_SECONDS = 180;

/** `npm run demo` as a newcomer starts it, on free ports and a database of its own. */
export type DemoProcess = {
  serviceUrl: string;
  siteUrl: string;
  /** What it printed until it ran: where to click. */
  said: string;
  stop(): Promise<void>;
};

/**
 * Starts the demo and waits until it says where to click.
 * @param port where the service listens, its sites beside it; free ports when left out.
 * @param script the one of package.json.
 * @param env what its environment has besides.
 */
export async function startDemo({
  port: wanted,
  script = 'demo',
  env = {},
}: {
  port?: number;
  script?: 'demo' | 'demo:wordpress';
  env?: NodeJS.ProcessEnv;
} = {}): Promise<DemoProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-demo-'));
  const port = wanted ?? (await threeFreePorts());
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      FLATTR_DATABASE_URL: `sqlite:${join(directory, 'demo.sqlite')}`,
      // The middle of a month: this must not depend on the day on which it is run.
      FLATTR_CLOCK: '2026-01-10T12:00:00Z',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // A group of its own: npm, a shell and the service end together.
  });
  const said = await saysWhereToClick(child);
  return {
    said,
    serviceUrl: `http://localhost:${port}`,
    siteUrl: `http://localhost:${port + 1}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.pid !== undefined) {
        process.kill(-child.pid, 'SIGTERM');
        await ended;
        // npm ends before what it has started.
        while (isGroupAlive(child.pid)) await sleep(50);
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function isGroupAlive(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

function saysWhereToClick(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The demo ${why}. It said:\n${output}`));
    const timer = setTimeout(() => fail(`took over ${START_SECONDS} s`), START_SECONDS * 1000);
    const read = (text: Buffer) => {
      output += text.toString();
      if (!output.includes('Ctrl-C ends it')) return;
      clearTimeout(timer);
      resolve(output);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function threeFreePorts(): Promise<number> {
  for (let triesLeft = 20; triesLeft > 0; triesLeft -= 1) {
    const port = await freePort();
    const beside = [port + 1, port + 2].map((one) => freePort(one).catch(() => undefined));
    if ((await Promise.all(beside)).every(Boolean)) return port;
  }
  throw new Error('There are no three free ports beside each other.');
}
