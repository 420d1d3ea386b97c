import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FLATTR = fileURLToPath(new URL('../bin/flattr.mjs', import.meta.url));

export type ServiceProcess = {
  url: string;
  /** Ends it at once, as a power cut would: SIGKILL. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
};

/** `flattr serve` in a process of its own, on a port that is free. */
export async function startService(
  databaseUrl: string,
  env: NodeJS.ProcessEnv = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [FLATTR, 'serve'], {
    env: {
      PATH: process.env.PATH,
      FLATTR_DATABASE_URL: databaseUrl,
      FLATTR_PUBLIC_URL: 'http://localhost',
      FLATTR_LOG_LEVEL: 'error',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const hasEnded = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await hasEnded;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) {
      child.stdout.resume();
      return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
    }
  }
  throw new Error('The service did not start.');
}
