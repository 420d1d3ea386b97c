import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { flattrThing } from '../src/flattrs/flattr-thing.ts';
import { aSupporter } from './factories.ts';
import { aThing } from './month.ts';
import { type TestServer, testServer } from './server.ts';

describe('A click beside a closing that has begun', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('waits until it is known whether the month is still open', async () => {
    const supporter = { memberId: (await aSupporter(server.deps)).id };
    const things = [await aThing(server.deps), await aThing(server.deps)];
    const click = (at: number) =>
      flattrThing(server.deps, { supporter, thing: { id: things[at]! }, source: 'button' });
    await click(0);

    const closing = await server.deps.db.transaction();
    await closing('periods').where({ period: '2026-01' }).update({ state: 'closing' });
    const late = click(1).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    expect(await Promise.race([late, sleep(500, 'waits')])).to.equal('waits');
    await closing.commit();

    expect(await late).to.equal('period_closed');
    expect(await server.deps.db('flattrs')).to.have.length(1);
  });
});
