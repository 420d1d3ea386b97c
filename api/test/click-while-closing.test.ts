import { expect } from 'chai';
import type { Deps } from '../src/deps.ts';
import { closePeriod } from '../src/distribution/close-period.ts';
import { DomainError } from '../src/errors.ts';
import { createClicks } from '../src/flattrs/clicks.ts';
import { flattrThing } from '../src/flattrs/flattr-thing.ts';
import { undoFlattr } from '../src/flattrs/undo-flattr.ts';
import { aSupporter } from './factories.ts';
import { aThing } from './month.ts';
import { type TestServer, testServer } from './server.ts';

const SUPPORTERS = 8;
const THINGS = 40;

describe('Clicks while their month is being closed', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({ now: '2026-01-31T23:59:00Z' });
  });
  afterEach(() => server.close());

  // A process whose clock is slow still sends clicks into a month that another one closes.
  function slowProcess(): Deps {
    const clock = { now: () => Date.parse('2026-01-31T23:59:59Z') };
    const slow = { ...server.deps, clock };
    return { ...slow, clicks: createClicks(slow) };
  }

  it('either count in it, to the last one, or are refused', async () => {
    const supporters = [];
    for (let number = 0; number < SUPPORTERS; number += 1) {
      supporters.push(await aSupporter(server.deps, { funds: '20.00' }));
    }
    const things: number[] = [];
    for (let number = 0; number < THINGS; number += 1) things.push(await aThing(server.deps));
    const slow = slowProcess();
    server.setTime('2026-02-01T02:00:00Z');

    const outcomes = { done: 0, closed: 0 };
    const note = (error?: unknown) => {
      if (error === undefined) outcomes.done += 1;
      else if (error instanceof DomainError && error.code === 'period_closed') outcomes.closed += 1;
      else throw error;
    };
    const clicking = supporters.map(async ({ id }) => {
      for (const thingId of things) {
        const supporter = { memberId: id };
        const click = { supporter, thing: { id: thingId }, source: 'button' as const };
        await flattrThing(slow, click).then(() => note(), note);
      }
    });
    while (outcomes.done < 60) await new Promise((resolve) => setImmediate(resolve));
    const closed = await closePeriod(server.deps, '2026-01');
    await Promise.all(clicking);
    await slow.clicks.drain();

    const [rows] = await server.deps.db('flattrs').where({ period: '2026-01' }).count('* as n');
    const [sums] = await server.deps.db('closings').sum('flattrs as n');
    expect(outcomes.done).to.equal(Number(rows!.n));
    expect(Number(sums!.n)).to.equal(outcomes.done);
    expect(closed.flattrs).to.equal(outcomes.done);
    expect(outcomes.done + outcomes.closed).to.equal(SUPPORTERS * THINGS);
    expect(outcomes.closed, 'some came too late').to.be.greaterThan(0);
  });

  it('cannot be undone any more', async () => {
    const supporter = await aSupporter(server.deps);
    const thingId = await aThing(server.deps);
    const slow = slowProcess();
    await flattrThing(slow, {
      supporter: { memberId: supporter.id },
      thing: { id: thingId },
      source: 'button',
    });
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');

    const error = await undoFlattr(slow, { supporterId: supporter.id, thingId }).catch((e) => e);
    expect(error.code).to.equal('period_closed');
  });
});
