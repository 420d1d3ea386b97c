import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createListener } from '../src/app.tsx';
import { loadConfig } from '../src/config.ts';
import type { Deps } from '../src/deps.ts';
import { createClicks } from '../src/flattrs/clicks.ts';
import { createLog } from '../src/log.ts';
import { cookieName, openSession } from '../src/members/session.ts';
import { watchAnswers } from './answers.ts';
import { Browser } from './browser.ts';
import { testDatabase } from './database.ts';
import { expectSoundLedger } from './sound-ledger.ts';

export type TestServer = {
  deps: Deps;
  url: string;
  /** Moves the service's clock to an instant, such as `2026-02-01T02:00:00Z`. */
  setTime(iso: string): void;
  /** A new visitor with an empty cookie jar. */
  visitor(): Browser;
  /** A browser in which a member is signed in. */
  as(member: { id: number }): Promise<Browser>;
  /** The same, where the member has just given a passkey. */
  asProved(member: { id: number }): Promise<Browser>;
  /** Stops the server; checks that the ledger still adds up and that every answer was described. */
  close(): Promise<void>;
};

/**
 * The real service on an empty database, its clock standing still at `now`.
 * @param env settings that differ from the defaults.
 * @param host what it is called; passkeys want a name, `localhost`, where else an address does.
 */
export async function testServer({
  now = '2026-01-10T12:00:00Z',
  env = {},
  host = '127.0.0.1',
}: {
  now?: string;
  env?: NodeJS.ProcessEnv;
  host?: '127.0.0.1' | 'localhost';
} = {}): Promise<TestServer> {
  const database = await testDatabase();
  let time = Date.parse(now);

  // The port must be known before the configuration is: pages name the public address.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;

  const config = loadConfig({
    FLATTR_DATABASE_URL: database.url,
    FLATTR_PUBLIC_URL: url,
    FLATTR_LOG_LEVEL: process.env.FLATTR_LOG_LEVEL ?? 'silent',
    ...env,
  });
  const base = {
    config,
    db: database.db,
    clock: {
      now: () => time,
      moveTo(instant: number) {
        time = instant;
      },
    },
    log: createLog(config.logLevel),
  };
  const deps: Deps = { ...base, clicks: createClicks(base) };
  const { listener, faults } = watchAnswers(createListener(deps));
  server.on('request', listener);

  async function signedIn({ id }: { id: number }, isProved: boolean): Promise<Browser> {
    const secret = await openSession(deps, { memberId: id, userAgent: 'A test', isProved });
    return new Browser(url).withCookie(cookieName(config.publicUrl), secret);
  }

  return {
    deps,
    url,
    setTime(iso) {
      time = Date.parse(iso);
    },
    visitor: () => new Browser(url),
    as: (member) => signedIn(member, false),
    asProved: (member) => signedIn(member, true),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deps.clicks.drain();
      try {
        await expectSoundLedger(deps);
        expect(faults, 'answers that the OpenAPI document does not describe').to.deep.equal([]);
      } finally {
        await database.close();
      }
    },
  };
}
