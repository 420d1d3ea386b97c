import { rmSync } from 'node:fs';
import type { Command } from 'commander';
import { SUPPORTER, WORKS } from '../demo/works.ts';
import type { Deps } from '../deps.ts';
import { startDemo } from './start-demo.ts';
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
  const demo = await startDemo(deps);
  console.log(instructions(demo.serviceUrl, demo.siteUrl));
  await untilStopped();
  await demo.close();
}

function instructions(serviceUrl: string, siteUrl: string): string {
  return `
Flattr is running, with play money.

  1. Sign in:                ${serviceUrl}/sign-in   as ${SUPPORTER.name}, password ${SUPPORTER.password}
  2. Click the ${WORKS.length} buttons:    ${siteUrl}/
  3. Close the month:        ${serviceUrl}/sandbox

Ctrl-C ends it. What you did stays for the next time; npm run demo -- --reset forgets it.`;
}
