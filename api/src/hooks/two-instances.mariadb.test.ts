import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { aReceiver, type Receiver } from '../../test/receiver.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { openDatabase } from '../db.ts';
import type { Deps } from '../deps.ts';
import { createHook } from './create-hook.ts';
import { putEvents } from './put-events.ts';
import { putNewEvents } from './put-new-events.ts';
import { sendDeliveries } from './send-deliveries.ts';

const FLATTRS = 60;

describe('Web hooks of several instances', () => {
  let server: TestServer;
  let receiver: Receiver;
  let instances: Deps[];
  beforeEach(async () => {
    server = await testServer();
    receiver = await aReceiver();
    instances = Array.from({ length: 4 }, () => ({
      ...server.deps,
      db: openDatabase(server.deps.config.databaseUrl),
    }));
  });
  afterEach(async () => {
    for (const { db } of instances) await db.destroy();
    await receiver.close();
    await server.close();
  });

  it('find each event once, and deliver it once', async () => {
    const { deps } = server;
    const creator = await aMember(deps);
    const wish = { url: receiver.url, label: '', events: ['thing.flattred'] };
    const { hook } = await createHook(deps, { ...wish, owner: creator });
    const thing = await aThing(deps, { creator });
    for (const _ of Array(FLATTRS)) await flattrAll(deps, await aSupporter(deps), [thing]);

    await Promise.all(instances.map(putNewEvents));
    expect(await deps.db('hook_deliveries')).to.have.length(FLATTRS);
    const made = await Promise.all(instances.map((instance) => sendDeliveries(instance)));

    expect(receiver.received).to.have.length(FLATTRS);
    expect(new Set(receiver.received.map(({ id }) => id)).size).to.equal(FLATTRS);
    expect(made.filter((count) => count > 0).length, 'had something to do').to.be.above(1);

    // Even where two look at the same instant, as after a pause that was longer than the lease.
    await deps.db('hook_events').update({ position: '' });
    for (const { db } of instances) {
      await db('hooks').where({ id: hook.id }).update({ next_look_at: deps.clock.now() });
      await putNewEvents({ ...deps, db });
    }
    expect(await deps.db('hook_deliveries')).to.have.length(FLATTRS);
  });

  it('keep an event once that several put into the outbox at once', async () => {
    const { deps } = server;
    const creator = await aMember(deps);
    const wish = { url: receiver.url, label: '', events: ['thing.flattred'] };
    const { hook } = await createHook(deps, { ...wish, owner: creator });

    const events = Array.from({ length: 50 }, (_, at) => ({
      key: `flattr/${at}`,
      at: 0,
      data: {},
    }));
    const put = { hook, type: 'thing.flattred', now: 0 } as const;
    await Promise.all(
      instances.map(({ db }) => db.transaction((trx) => putEvents(trx, put, events))),
    );
    expect(await deps.db('hook_deliveries')).to.have.length(events.length);
  });
});
