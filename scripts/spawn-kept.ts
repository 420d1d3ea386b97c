import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A program that runs beside this one. */
export type Kept = {
  hasEnded(): boolean;
  /** Ends it, and waits until it has. */
  stop(): Promise<void>;
};

/**
 * Starts a script of the shell that is to end when its standard input does: the kernel closes that
 * however we end, even by SIGKILL. It does not keep this process running.
 * @param log the file that gets what it says.
 */
export function spawnKept(
  script: string,
  args: readonly string[],
  { log, env = process.env }: { log: string; env?: NodeJS.ProcessEnv },
): Kept {
  const output = openSync(log, 'w');
  const keeper = spawn('sh', ['-c', script, 'sh', ...args], {
    env,
    stdio: ['pipe', output, output],
    // A group of its own: Ctrl-C must not reach it before we have closed what uses it.
    detached: true,
  });
  closeSync(output);
  keeper.unref();
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  return {
    hasEnded: () => keeper.exitCode !== null,
    async stop() {
      keeper.ref();
      keeper.stdin?.destroy();
      await ended;
    },
  };
}
