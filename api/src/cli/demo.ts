import { rmSync } from 'node:fs';
import type { Command } from 'commander';
import { SUPPORTER, WORKS } from '../demo/works.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { resumeClock } from '../sandbox/resume-clock.ts';
import { untilStopped } from './until-stopped.ts';
import { withDeps } from './with-deps.ts';

const DATABASE = './data/demo.sqlite';
// What the demo takes where the environment says nothing else.
const DEFAULTS = {
  FLATTR_MODE: 'sandbox',
  FLATTR_DATABASE_URL: `sqlite:${DATABASE}`,
  FLATTR_LOG_LEVEL: 'warn',
};

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('start the service on PORT with play money, and a site to flattr on PORT + 1')
    .option('--reset', `forget what was done in the demo before (${DATABASE})`)
    .action(async ({ reset }: { reset?: boolean }) => {
      if (reset) removeDatabase();
      await withDeps(runDemo, { defaults: DEFAULTS });
    });
}

function removeDatabase(): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${DATABASE}${suffix}`, { force: true });
}

async function runDemo(deps: Deps): Promise<void> {
  const { mode, host, port, publicUrl } = deps.config;
  if (mode !== 'sandbox') {
    throw new DomainError('forbidden', 'The demo runs in sandbox mode alone: FLATTR_MODE=sandbox.');
  }
  const siteUrl = new URL(publicUrl);
  siteUrl.port = String(port + 1);

  // Only the service needs the pages.
  const { loadTsx } = await import('./load-tsx.ts');
  loadTsx();
  const { serve } = await import('../serve.ts');
  const { serveDemoSite } = await import('../demo/demo-site.tsx');
  const { seedDemo } = await import('../demo/seed-demo.ts');

  await resumeClock(deps);
  await seedDemo(deps, siteUrl.origin);
  const site = await serveDemoSite({
    serviceUrl: publicUrl,
    siteUrl: siteUrl.origin,
    host,
    port: port + 1,
  });
  const service = await serve(deps).catch(async (error) => {
    await site.close();
    throw error;
  });
  console.log(instructions(publicUrl, siteUrl.origin));
  await untilStopped();
  await site.close();
  await service.close();
}

function instructions(serviceUrl: string, siteUrl: string): string {
  return `
Flattr is running, with play money.

  1. Sign in:                ${serviceUrl}/sign-in   as ${SUPPORTER.name}, password ${SUPPORTER.password}
  2. Click the ${WORKS.length} buttons:    ${siteUrl}/
  3. Close the month:        ${serviceUrl}/sandbox

Ctrl-C ends it. What you did stays for the next time; npm run demo -- --reset forgets it.`;
}
