import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { resumeClock } from '../sandbox/resume-clock.ts';

/** The demo as it runs: the service, and a site of somebody else's beside it. */
export type Demo = { serviceUrl: string; siteUrl: string; close(): Promise<void> };

/**
 * Starts the service with the people and works of the demo, and the site with the works on the next port.
 * @throws DomainError `forbidden` outside sandbox mode.
 */
export async function startDemo(deps: Deps): Promise<Demo> {
  const { mode, host, port, publicUrl } = deps.config;
  if (mode !== 'sandbox') {
    throw new DomainError('forbidden', 'The demo runs in sandbox mode alone: FLATTR_MODE=sandbox.');
  }
  const { origin: siteUrl } = siteBeside(publicUrl, port + 1);

  // Only the service needs the pages.
  const { loadTsx } = await import('./load-tsx.ts');
  loadTsx();
  const { serve } = await import('../serve.ts');
  const { serveDemoSite } = await import('../demo/demo-site.tsx');
  const { seedDemo } = await import('../demo/seed-demo.ts');

  await resumeClock(deps);
  await seedDemo(deps, siteUrl);
  const site = await serveDemoSite({ serviceUrl: publicUrl, siteUrl, host, port: port + 1 });
  const service = await serve(deps).catch(async (error) => {
    await site.close();
    throw error;
  });
  return {
    serviceUrl: publicUrl,
    siteUrl,
    async close() {
      await site.close();
      await service.close();
    },
  };
}

function siteBeside(publicUrl: string, port: number): URL {
  const url = new URL(publicUrl);
  url.port = String(port);
  return url;
}
