import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawnKept } from '../spawn-kept.ts';

/** Where our PHP for tests is. */
export const PHP_FILES = fileURLToPath(new URL('php', import.meta.url));

/** A PHP: its program and arguments, and what it wants in its environment. */
export type PhpProgram = {
  command: readonly [string, ...string[]];
  env?: Readonly<Record<string, string>>;
  /** Settings, as `name=value`, of scripts that load the site in a folder. */
  settings?: (folder: string) => readonly string[];
  /** The command that serves a folder, by a script that gets every request. */
  serve: (port: number, folder: string, router: string) => readonly string[];
};

/** The PHP of this machine. */
export const MACHINE_PHP: PhpProgram = {
  command: ['php'],
  settings: (folder) => [
    'opcache.enable_cli=1',
    'opcache.file_cache_only=1',
    `opcache.file_cache=${compiledOf(folder)}`,
  ],
  serve(port, folder, router) {
    const settings = ['opcache.enable_cli=1', 'upload_max_filesize=64M', 'post_max_size=64M'];
    return ['php', ...optionsOf(settings), '-S', `127.0.0.1:${port}`, '-t', folder, router];
  },
};

/**
 * The folder, made by who makes a site, in which PHP keeps what it has compiled: a script that loads
 * WordPress is through in half the time then.
 */
export function compiledOf(folder: string): string {
  return join(dirname(folder), 'compiled');
}

const START_SECONDS = 30;

// PHP's workers outlive it; they are one group, and end when the pipe from us does.
const KEEPER = `exec 3<&0; "$@" </dev/null 3<&- & cat <&3 >/dev/null; kill -KILL 0`;

/**
 * Serves a folder of PHP on the loopback address as a web server would, several requests at once.
 * @param directory where PHP's log goes.
 * @returns what ends it; it ends with this process too.
 * @throws Error with what PHP said, when it does not answer in time.
 */
export async function servePhp(
  directory: string,
  folder: string,
  port: number,
  php: PhpProgram = MACHINE_PHP,
): Promise<() => Promise<void>> {
  const log = join(directory, 'php.log');
  const router = join(PHP_FILES, 'router.php');
  const { stop } = spawnKept(KEEPER, php.serve(port, folder, router), {
    log,
    env: { ...process.env, ...php.env, PHP_CLI_SERVER_WORKERS: '4' },
  });
  for (let triesLeft = START_SECONDS * 20; triesLeft > 0; triesLeft -= 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/license.txt`).catch(() => undefined);
    await answer?.text();
    if (answer) return stop;
    await sleep(50);
  }
  await stop();
  const said = readFileSync(log, 'utf8');
  throw new Error(`WordPress did not start within ${START_SECONDS} s. PHP said:\n${said}`);
}

/**
 * Runs one of the scripts in `php/`.
 * @param code what it reads.
 * @returns what it echoes.
 * @throws Error with what PHP said, when it does not end well.
 */
export function runPhp(script: Script, code = '', php = MACHINE_PHP): string {
  const [program, ...args] = php.command;
  const { status, stdout, stderr, error } = spawnSync(
    program,
    [...args, ...argumentsOf(script, php)],
    {
      input: code,
      encoding: 'utf8',
      env: { ...process.env, ...php.env },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status === 0) return stdout;
  throw new Error(`PHP did not do it: ${error?.message ?? ''}${stderr}${stdout}`);
}

/** The same, while this process goes on with what it does: serving what the script asks it for. */
export async function runPhpBeside(script: Script, code = '', php = MACHINE_PHP): Promise<string> {
  const [program, ...args] = php.command;
  const child = spawn(program, [...args, ...argumentsOf(script, php)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...php.env },
  });
  child.stdin.end(code);
  const [stdout, stderr, [status]] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    once(child, 'exit'),
  ]);
  if (status === 0) return stdout;
  throw new Error(`PHP did not do it: ${stderr}${stdout}`);
}

type Script = readonly [name: string, folder: string, ...args: string[]];

function argumentsOf([name, folder, ...args]: Script, { settings }: PhpProgram): string[] {
  const own = ['memory_limit=512M', 'display_errors=stderr'];
  const options = optionsOf([...own, ...(settings?.(folder) ?? [])]);
  return [...options, join(PHP_FILES, name), folder, ...args];
}

function optionsOf(settings: readonly string[]): string[] {
  return settings.flatMap((setting) => ['-d', setting]);
}
