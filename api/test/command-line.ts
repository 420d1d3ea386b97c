import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const FLATTR = fileURLToPath(new URL('../bin/flattr.mjs', import.meta.url));

/** What a command left behind: its exit code and what it printed. */
export type CommandResult = {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The one JSON object on standard output. Throws when there is anything else. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects freely
  json(): any;
};

/** Runs `flattr …` as an operator would, in a process of its own, on the given database. */
export async function runFlattr(
  args: readonly string[],
  {
    databaseUrl,
    env = {},
    input = '',
  }: { databaseUrl: string; env?: NodeJS.ProcessEnv; input?: string },
): Promise<CommandResult> {
  const child = spawn(process.execPath, [FLATTR, ...args], {
    env: { PATH: process.env.PATH, FLATTR_DATABASE_URL: databaseUrl, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // A command that does not read its input may end before it.
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr, json: () => JSON.parse(stdout) };
}
