import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REPORTER = fileURLToPath(new URL('mocha-reporter.mjs', import.meta.url));

export type Result = { passed: number; failed: number };

/** A part of the test run: a command, in the root unless it says otherwise, that ends in time. */
export type Stage = {
  name: string;
  command: readonly [string, ...string[]];
  folder?: string;
  env?: Readonly<Record<string, string>>;
  minutes: number;
};

const running = new Set<ChildProcess>();

/** Ends what is running, with everything that it has started. */
export function stopStages(): void {
  for (const child of running) stopGroup(child);
}

/** Runs a command that passes or fails as a whole. */
export async function runCheck(stage: Stage): Promise<Result> {
  return (await run(stage)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs mocha on files of the api folder, and counts. A run that breaks off or hangs (a database
 * handle that a test left open keeps it alive) counts as one more failure. With `jobs`, so many files
 * run at once.
 */
export async function runMocha(
  stage: Omit<Stage, 'command' | 'folder'> & { files: string[]; ignore?: string[]; jobs?: number },
): Promise<Result> {
  const { jobs = 1 } = stage;
  const directory = mkdtempSync(join(tmpdir(), 'flattr-counts-'));
  const counts = join(directory, 'counts.json');
  try {
    const hasPassed = await run({
      ...stage,
      folder: 'api',
      command: [
        'mocha',
        '--no-config',
        '--node-option=import=tsx',
        '--timeout=20000',
        '--forbid-only',
        `--reporter=${REPORTER}`,
        ...(jobs > 1 ? ['--parallel', `--jobs=${jobs}`] : []),
        ...(stage.ignore ?? []).map((pattern) => `--ignore=${pattern}`),
        ...stage.files,
      ],
      env: { ...stage.env, FLATTR_TEST_COUNTS: counts },
    });
    const { passed, failed } = readCounts(counts);
    return { passed, failed: hasPassed || failed > 0 ? failed : 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readCounts(path: string): Result {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Result;
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/** Whether the command ended in time and with success. */
async function run({ name, command, folder = '.', env = {}, minutes }: Stage): Promise<boolean> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const [program, ...args] = command;
  const path = [join(ROOT, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH];
  const child = spawn(program, args, {
    cwd: join(ROOT, folder),
    env: { ...process.env, PATH: path.join(delimiter), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  running.add(child);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stopGroup(child);
  }, minutes * 60_000);

  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  running.delete(child);

  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (isLate) console.log(`== ${name}: stopped, since it had not ended after ${minutes} minutes`);
  else console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return status === 0;
}

function stopGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
