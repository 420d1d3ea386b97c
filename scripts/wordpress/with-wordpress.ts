import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Member } from '../../api/src/members/member.ts';
import { launchChromium } from '../../api/test/chromium.ts';
import { aMember } from '../../api/test/factories.ts';
import { type TestServer, testServer } from '../../api/test/server.ts';
import { type Mariadb, startMariadb } from '../mariadb.ts';
import { startWordpress, type Wordpress, type WordpressOptions } from './start-wordpress.ts';
import { type Watch, watchPages } from './watch-pages.ts';

/** The plugin of this repository, as `startWordpress` takes it. */
export const PLUGIN = {
  folder: fileURLToPath(new URL('../../plugins/wordpress', import.meta.url)),
  main: 'flattr.php',
} as const;

/** The member at the service who owns the site. */
export const BLOGGER = { name: 'blogger', password: 'a few words in a row' } as const;

// Fetching and unpacking WordPress for the first time takes its time.
const FIRST_START_MS = 5 * 60_000;

/** What tests of the plugin act with. */
export type Stage = {
  chromium: Browser;
  wordpress: Wordpress;
  /** The service, not yet connected. */
  server: TestServer;
  /** BLOGGER. */
  blogger: Member;
  /** Opens a page in a profile of its own; what it complains about fails the test. */
  browse(options?: BrowserContextOptions): Promise<Visit>;
};

/** A page in a browser's profile of its own. */
export type Visit = Watch & { context: BrowserContext; page: Page };

export type StageOptions = Pick<WordpressOptions, 'suite' | 'theme'> & {
  isOnMariadb?: boolean;
  /** One service for all tests, there before their `before`: what that makes and `save()`s, each test finds. */
  keepsServer?: boolean;
};

/**
 * In a `describe`: starts a WordPress with the plugin for its tests, and for each test a service. After
 * each, neither PHP nor a browser may have complained; the site is put back to what was saved last.
 * @param set is given what there is, before each test, and before the first `before` as far as it is there.
 */
export function withWordpress(
  { isOnMariadb = false, keepsServer = false, ...options }: StageOptions,
  set: (stage: Stage) => void,
): void {
  let mariadb: Mariadb | undefined;
  let visits: Visit[] = [];
  const stage = { browse } as Stage;

  before(async function () {
    this.timeout(FIRST_START_MS);
    stage.chromium = await launchChromium();
    if (isOnMariadb) mariadb = await startMariadb();
    stage.wordpress = await startWordpress({
      ...options,
      ...(mariadb && { mariadb }),
      plugins: [PLUGIN],
    });
    if (keepsServer) await startServer();
    set(stage);
  });
  beforeEach(async () => {
    if (!keepsServer) await startServer();
    set(stage);
  });
  afterEach(async () => {
    const faults = visits.flatMap((visit) => visit.faults);
    // Each is closed whatever became of the others: one that is left open would keep all tests from ending.
    const ends = await Promise.allSettled([
      ...visits.map(({ context }) => context.close()),
      keepsServer ? undefined : stage.server?.close(),
    ]);
    visits = [];
    const complaints = stage.wordpress.complaints();
    stage.wordpress.reset();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    expect(complaints, 'what PHP complained about').to.equal('');
    expect(faults, 'what the browser complained about').to.deep.equal([]);
  });
  after(async () => {
    await stage.wordpress?.stop();
    if (keepsServer) await stage.server?.close();
    await mariadb?.stop();
    await stage.chromium?.close();
  });

  async function startServer(): Promise<void> {
    stage.server = await testServer();
    stage.blogger = await aMember(stage.server.deps, BLOGGER);
  }

  async function browse(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await stage.chromium.newContext(options);
    context.setDefaultTimeout(20_000);
    const watch = watchPages(context, stage.wordpress.url);
    const visit = { context, page: await context.newPage(), ...watch };
    visits.push(visit);
    return visit;
  }
}
