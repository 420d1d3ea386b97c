import { expect } from 'chai';
import { aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { DomainError } from '../errors.ts';
import { flattrThing } from '../flattrs/flattr-thing.ts';
import { listFlattrs } from '../flattrs/list-flattrs.ts';
import { submissionOfUrl } from '../flattrs/read-submission.ts';
import { undoFlattr } from '../flattrs/undo-flattr.ts';
import type { Member } from '../members/member.ts';
import { findSubscriptions } from './find-subscriptions.ts';
import { flattrSubscribedThings } from './flattr-subscribed-things.ts';
import { pauseSubscription } from './pause-subscription.ts';
import { resumeSubscription } from './resume-subscription.ts';
import { subscribeToThing } from './subscribe-to-thing.ts';
import { unsubscribe } from './unsubscribe.ts';

describe('A subscription', () => {
  let server: TestServer;
  let supporter: Member;
  let key: { supporterId: number; thingId: number };

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z' });
    supporter = await aSupporter(server.deps);
    const { thing } = await flattrThing(server.deps, {
      supporter: { memberId: supporter.id },
      thing: submissionOfUrl('https://pod.example.org/', server.deps),
      source: 'button',
    });
    key = { supporterId: supporter.id, thingId: thing.id };
  });
  afterEach(() => server.close());

  const periods = async () =>
    (await listFlattrs(server.deps, { supporterId: supporter.id, limit: 9, offset: 0 })).map(
      ({ period, source }) => `${period} ${source}`,
    );
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: DomainError) => error.code,
    );

  it('flattrs its thing once in each later period', async () => {
    await subscribeToThing(server.deps, key);
    expect(await flattrSubscribedThings(server.deps)).to.equal(0);
    server.setTime('2026-02-01T00:00:00Z');

    const made = await Promise.all([1, 2, 3].map(() => flattrSubscribedThings(server.deps)));

    expect(made.toSorted()).to.deep.equal([0, 0, 1]);
    expect(await periods()).to.deep.equal(['2026-02 subscription', '2026-01 button']);
  });

  it('flattrs at once when its thing is not flattred in this period yet', async () => {
    await undoFlattr(server.deps, key);
    await subscribeToThing(server.deps, key);

    expect(await periods()).to.deep.equal(['2026-01 subscription']);
  });

  it('leaves a flattr undone that was undone by hand', async () => {
    await subscribeToThing(server.deps, key);
    await undoFlattr(server.deps, key);

    expect(await flattrSubscribedThings(server.deps)).to.equal(0);
    server.setTime('2026-02-01T00:00:00Z');
    expect(await flattrSubscribedThings(server.deps)).to.equal(1);
  });

  it('waits for funds and flattrs when they arrive', async () => {
    await subscribeToThing(server.deps, key);
    server.setTime('2026-02-01T00:00:00Z');
    await server.deps.db('budgets').update({ amount: 0 });
    expect(await flattrSubscribedThings(server.deps)).to.equal(0);
    await server.deps.db('budgets').update({ amount: 1_000_000 });

    expect(await flattrSubscribedThings(server.deps)).to.equal(1);
  });

  it('flattrs for a month that is over before it is closed, not after', async () => {
    await subscribeToThing(server.deps, key);
    server.setTime('2026-03-01T01:00:00Z');

    expect(await flattrSubscribedThings(server.deps, { period: '2026-02' })).to.equal(1);
    expect(await periods()).to.deep.equal(['2026-02 subscription', '2026-01 button']);
    await server.deps.db('periods').update({ state: 'closing' });
    await server.deps.db('subscriptions').update({ last_period: '' });
    expect(await codeOf(flattrSubscribedThings(server.deps, { period: '2026-02' }))).to.equal(
      'period_closed',
    );
  });

  it('does nothing in a month that was over when it began', async () => {
    server.setTime('2026-02-01T00:30:00Z');
    await subscribeToThing(server.deps, key);
    await undoFlattr(server.deps, { ...key, period: '2026-01' });

    expect(await flattrSubscribedThings(server.deps, { period: '2026-01' })).to.equal(0);
  });

  it('can be paused, resumed and stopped', async () => {
    await subscribeToThing(server.deps, key);
    await pauseSubscription(server.deps, key);
    server.setTime('2026-02-01T00:00:00Z');
    expect(await flattrSubscribedThings(server.deps)).to.equal(0);
    await resumeSubscription(server.deps, key);
    expect(await periods()).to.deep.equal(['2026-02 subscription', '2026-01 button']);
    await unsubscribe(server.deps, key);
    expect(await findSubscriptions(server.deps.db, supporter.id)).to.deep.equal([]);
    expect(await codeOf(unsubscribe(server.deps, key))).to.equal('not_found');
  });

  it('is refused twice, and for an own thing', async () => {
    await subscribeToThing(server.deps, key);
    expect(await codeOf(subscribeToThing(server.deps, key))).to.equal('subscribed');
    await server.deps.db('things').update({ creator_id: supporter.id });
    expect(await codeOf(subscribeToThing(server.deps, key))).to.equal('thing_owner');
    expect(await codeOf(subscribeToThing(server.deps, { ...key, thingId: 999 }))).to.equal(
      'not_found',
    );
  });
});
