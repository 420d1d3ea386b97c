import type { Server } from 'node:http';
import { ConfigError } from '../config.ts';

/**
 * Lets a server listen.
 * @throws ConfigError when something else listens there already.
 */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'EADDRINUSE') throw error;
    throw new ConfigError([
      `PORT: something else listens on port ${port} already. Choose another one, such as PORT=${port + 100}`,
    ]);
  }
}
