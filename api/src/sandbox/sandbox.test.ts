import { expect } from 'chai';
import { type TestServer, testServer } from '../../test/server.ts';
import { createClock } from '../clock.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { SUPPORTER, WORKS } from '../demo/works.ts';
import { depositByOperator } from '../deposits/deposit-by-operator.ts';
import { flattrThing } from '../flattrs/flattr-thing.ts';
import { submissionOfUrl } from '../flattrs/read-submission.ts';
import { findMemberByName } from '../members/find-member.ts';
import { parseAmount } from '../money.ts';
import { periodOf } from '../period.ts';
import { subscribeToThing } from '../subscriptions/subscribe-to-thing.ts';
import { closeMonth } from './close-month.ts';
import { resumeClock } from './resume-clock.ts';

const SITE = 'http://localhost:3001';

describe('The sandbox', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer();
    await seedDemo(server.deps, SITE);
  });
  afterEach(() => server.close());

  async function clickAll({ deps }: TestServer): Promise<void> {
    const supporter = await findMemberByName(deps.db, SUPPORTER.name);
    for (const { path } of WORKS) {
      await flattrThing(deps, {
        supporter: { memberId: supporter!.id },
        thing: submissionOfUrl(`${SITE}${path}`, deps),
        source: 'button',
      });
    }
  }

  it('ends the month by a button, and shows two dollars for each creator', async () => {
    await clickAll(server);
    const visitor = server.visitor();

    const answer = await visitor.follow(await visitor.post('/sandbox/close-month'));

    expect(answer.text).to.include('January 2026 is closed');
    expect(answer.text.match(/\$2\.00/g)).to.have.length(WORKS.length);
    expect(periodOf(server.deps.clock.now())).to.equal('2026-02');
  });

  it('ends month after month, with what is flattred every month', async () => {
    const { deps } = server;
    const supporter = (await findMemberByName(deps.db, SUPPORTER.name))!;
    await depositByOperator(deps, { memberId: supporter.id, amount: parseAmount('20.00') });
    await clickAll(server);
    const [thingId] = await deps.db('things').orderBy('id').pluck('id');
    await subscribeToThing(deps, { supporterId: supporter.id, thingId });

    const months = [await closeMonth(deps), await closeMonth(deps), await closeMonth(deps)];

    expect(months.map(({ period, flattrs }) => [period, flattrs])).to.deep.equal([
      ['2026-01', WORKS.length],
      ['2026-02', 1],
      ['2026-03', 1],
    ]);
  });

  it('goes on after the month that it closed when it is started again', async () => {
    await clickAll(server);
    await closeMonth(server.deps);
    const clock = createClock({ mode: 'sandbox', clockStartsAt: Date.parse('2026-01-10') });

    await resumeClock({ ...server.deps, clock });

    expect(periodOf(clock.now())).to.equal('2026-02');
  });

  it('may be filled again: everybody and everything is there once', async () => {
    await seedDemo(server.deps, SITE);

    expect(await server.deps.db('members').pluck('name')).to.have.length(WORKS.length + 1);
    expect(await server.deps.db('things').pluck('url')).to.have.length(WORKS.length);
    expect(await server.deps.db('deposits').pluck('id')).to.have.length(1);
  });

  it('signs in as the people of the demo, and as nobody else', async () => {
    const visitor = server.visitor();

    const stranger = await visitor.post('/sandbox/sign-in', { name: 'ann' });
    expect(stranger.status).to.equal(404);
    const welcome = await visitor.post('/sandbox/sign-in', { name: SUPPORTER.name });
    expect(welcome.status).to.equal(303);
    expect((await visitor.get('/sandbox')).text).to.include('This is you');
  });
});

describe('A live service', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer({
      env: {
        FLATTR_MODE: 'live',
        FLATTR_PUBLIC_URL: 'https://flattr.example',
        FLATTR_MAIL_URL: 'smtp://localhost:1',
      },
    });
  });
  afterEach(() => server.close());

  it('has no sandbox', async () => {
    expect((await server.visitor().get('/sandbox')).status).to.equal(404);
    expect((await server.visitor().post('/sandbox/close-month')).status).to.be.oneOf([403, 404]);
  });
});
