import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { freePort } from '../../scripts/free-port.ts';
import { createHook } from '../src/hooks/create-hook.ts';
import { Browser } from './browser.ts';
import { aMember, aSupporter, aToken } from './factories.ts';
import { aThing } from './month.ts';
import { aReceiver, type Receiver, verified } from './receiver.ts';
import { type TestServer, testServer } from './server.ts';

const FLATTR = fileURLToPath(new URL('../bin/flattr.mjs', import.meta.url));
const START_MS = 30_000;

describe('Web hooks of a service that is killed', function () {
  this.timeout(90_000);

  let server: TestServer;
  let receiver: Receiver;
  let service: { url: string; child: ChildProcess } | undefined;
  beforeEach(async () => {
    server = await testServer();
    receiver = await aReceiver();
  });
  afterEach(async () => {
    await kill();
    await receiver.close();
    await server.close();
  });

  /** A process of its own on the test's database, its clock starting at `clock`. */
  async function start(clock: string): Promise<Browser> {
    const port = await freePort();
    const child = spawn(process.execPath, [FLATTR, 'serve'], {
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        FLATTR_DATABASE_URL: server.deps.config.databaseUrl,
        FLATTR_CLOCK: clock,
        FLATTR_LOG_LEVEL: 'error',
      },
      stdio: 'ignore',
    });
    service = { url: `http://127.0.0.1:${port}`, child };
    const endsAt = performance.now() + START_MS;
    for (;;) {
      const answer = await fetch(`${service.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return new Browser(service.url);
      if (performance.now() > endsAt) throw new Error('The service did not start.');
      await sleep(100);
    }
  }

  async function kill(): Promise<void> {
    const child = service?.child;
    service = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  it('are told of a click that it acknowledged, under one id', async () => {
    const { deps } = server;
    const creator = await aMember(deps);
    const { secret } = await createHook(deps, {
      owner: creator,
      url: receiver.url,
      label: '',
      events: ['thing.flattred'],
    });
    const thing = await aThing(deps, { creator });
    const token = await aToken(deps, await aSupporter(deps));

    const first = await start('2026-01-10T12:00:00Z');
    const { status } = await first.withToken(token).send('POST', `/rest/v2/things/${thing}/flattr`);
    expect(status).to.equal(200);
    await kill(); // Before anybody has looked, or in the middle of it.

    receiver.answer = undefined;
    await start('2026-01-10T12:05:00Z');
    await receiver.until(1);
    await kill(); // The message has arrived, which nobody wrote down.

    receiver.answer = 200;
    await start('2026-01-10T12:10:00Z');
    await receiver.until(2);
    await sleep(7000); // Time to look and to send again.
    await kill();

    expect(receiver.received).to.have.length(2);
    expect(new Set(receiver.received.map(({ id }) => id)).size).to.equal(1);
    expect(verified(secret, receiver.received[1]!).data.thing.id).to.equal(thing);
    const rows = await deps.db('hook_deliveries');
    expect(rows.map((row) => row.delivered_at !== null)).to.deep.equal([true]);
  });
});
