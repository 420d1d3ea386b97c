import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createListener } from './app.tsx';
import type { Deps } from './deps.ts';
import { listen } from './http/listen.ts';
import { startJobs } from './jobs/run-jobs.ts';
import { resumeClock } from './sandbox/resume-clock.ts';

export type Service = { url: string; close(): Promise<void> };

/** Starts the service: listens, and runs its jobs until it is closed. */
export async function serve(deps: Deps): Promise<Service> {
  await resumeClock(deps);
  const server = createServer(createListener(deps));
  await listen(server, deps.config);
  const jobs = startJobs(deps);
  const { port: actualPort } = server.address() as AddressInfo;

  return {
    url: `http://${deps.config.host}:${actualPort}`,
    async close() {
      const stopped = jobs.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await stopped;
    },
  };
}
