import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-port.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_SECONDS = 60;

/** `npm run demo` as a newcomer starts it, on free ports and a database of its own. */
export type DemoProcess = { serviceUrl: string; siteUrl: string; stop(): Promise<void> };

/**
 * Starts the demo and waits until it says where to click.
 * @param port where the service listens, its site beside it; free ports when left out.
 */
export async function startDemo({ port: wanted }: { port?: number } = {}): Promise<DemoProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-demo-'));
  const port = wanted ?? (await twoFreePorts());
  const child = spawn('npm', ['run', '--silent', 'demo'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      FLATTR_DATABASE_URL: `sqlite:${join(directory, 'demo.sqlite')}`,
      // The middle of a month: this must not depend on the day on which it is run.
      FLATTR_CLOCK: '2026-01-10T12:00:00Z',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // A group of its own: npm, a shell and the service end together.
  });
  await saysWhereToClick(child);
  return {
    serviceUrl: `http://localhost:${port}`,
    siteUrl: `http://localhost:${port + 1}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.pid !== undefined) {
        process.kill(-child.pid, 'SIGTERM');
        await ended;
      }
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function saysWhereToClick(child: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The demo ${why}. It said:\n${output}`));
    const timer = setTimeout(() => fail(`took over ${START_SECONDS} s`), START_SECONDS * 1000);
    const read = (text: Buffer) => {
      output += text.toString();
      if (!output.includes('Close the month')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function twoFreePorts(): Promise<number> {
  for (let triesLeft = 20; triesLeft > 0; triesLeft -= 1) {
    const port = await freePort();
    if (await freePort(port + 1).catch(() => undefined)) return port;
  }
  throw new Error('There are no two free ports beside each other.');
}
