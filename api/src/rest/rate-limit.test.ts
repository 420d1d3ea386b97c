import { expect } from 'chai';
import type { Answer } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { Member } from '../members/member.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

describe('REST: the rate limit', () => {
  let server: TestServer;
  let ann: Member;
  beforeEach(async () => {
    server = await testServer({ env: { FLATTR_RATE_LIMIT: '3' } });
    ann = await aMember(server.deps, { name: 'ann' });
  });
  afterEach(() => server.close());

  const usage = ({ headers }: Answer) =>
    ['Limit', 'Remaining', 'Current'].map((name) => Number(headers.get(`X-RateLimit-${name}`)));

  it('stands on every answer, errors too', async () => {
    const anyone = server.visitor();
    const first = await anyone.get('/rest/v2/users/ann');
    expect(usage(first)).to.deep.equal([3, 2, 1]);
    const reset = Number(first.headers.get('X-RateLimit-Reset'));
    expect(reset - server.deps.clock.now() / 1000).to.be.within(3590, 3601);
    expect(usage(await anyone.get('/rest/v2/nothing'))).to.deep.equal([3, 1, 2]);
    const malformed = await anyone.send('POST', '/rest/v2/flattr', {
      json: 'x'.repeat(70_000),
    });
    expect(malformed.status).to.equal(400);
    expect(usage(malformed)).to.deep.equal([3, 0, 3]);
  });

  it('answers 403 once it is used up, each caller for themselves', async () => {
    const anyone = server.visitor();
    for (let n = 0; n < 3; n += 1) await anyone.get('/rest/v2');
    const refused = await anyone.get('/rest/v2');
    expectError(refused, 403, 'rate_limit_exceeded');
    expect(usage(refused)).to.deep.equal([3, 0, 3]);
    expect(refused.headers.get('Retry-After')).to.equal('3600');

    const asAnn = server.visitor().withToken(await aToken(server.deps, ann));
    for (let n = 0; n < 3; n += 1) expect((await asAnn.get('/rest/v2/user')).status).to.equal(200);
    expectError(await asAnn.get('/rest/v2/user'), 403, 'rate_limit_exceeded');
    const other = server.visitor().withToken(await aToken(server.deps, ann));
    expect((await other.get('/rest/v2/user')).status).to.equal(200);
  });

  it('tells what is left without counting that', async () => {
    const anyone = server.visitor();
    await anyone.get('/rest/v2');
    const answer = await anyone.get('/rest/v2/rate_limit');
    expect(answer.headers.get('X-RateLimit-Limit')).to.equal(null);
    const { reset_time, reset_time_in_seconds, ...hits } = answer.body;
    expect(hits).to.deep.equal({ hourly_limit: 3, remaining_hits: 2, current_hits: 1 });
    expect(reset_time).to.match(/^[A-Z]\w\w, \d\d [A-Z]\w\w 2026 \d\d:\d\d:\d\d \+0000 GMT$/);
    expect(Date.parse(reset_time.replace(' GMT', '')) / 1000).to.equal(reset_time_in_seconds);
    for (let n = 0; n < 5; n += 1) await anyone.get('/rest/v2/rate_limit/');
    expect(usage(await anyone.get('/rest/v2'))).to.deep.equal([3, 1, 2]);
  });

  it('begins anew with the next hour', async () => {
    const anyone = server.visitor();
    for (let n = 0; n < 4; n += 1) await anyone.get('/rest/v2');
    server.setTime('2026-01-10T12:59:59Z');
    expectError(await anyone.get('/rest/v2'), 403, 'rate_limit_exceeded');
    server.setTime('2026-01-10T13:00:00Z');
    expect(usage(await anyone.get('/rest/v2'))).to.deep.equal([3, 2, 1]);
  });

  it('gives a member with many tokens no more than five limits', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const browser = server.visitor().withToken(await aToken(server.deps, ann));
      for (let m = 0; m < 3; m += 1) statuses.push((await browser.get('/rest/v2/user')).status);
    }
    expect(statuses).to.deep.equal([...Array(15).fill(200), ...Array(3).fill(403)]);
  });

  it('counts clicks too against the five limits of a member, a request with many as one', async () => {
    const cem = await aSupporter(server.deps, { name: 'cem', funds: '10.00' });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const browser = server.visitor().withToken(await aToken(server.deps, cem));
      const url = (m: number) => `https://example.org/${n}/${m}`;
      for (const [path, json] of [
        ['/rest/v2/flattr', { url: url(1) }],
        ['/rest/v2/flattr/bulk', [{ url: url(2) }, { url: url(3) }, { url: url(4) }]],
        ['/rest/v2/flattr', { url: url(5) }],
      ] as const) {
        statuses.push((await browser.send('POST', path, { json })).status);
      }
    }
    expect(statuses).to.deep.equal([...Array(15).fill(200), ...Array(3).fill(403)]);
    expect(await server.deps.db('flattrs').count({ n: '*' }).first()).to.deep.include({ n: 25 });
  });

  it('holds for all instances of the service together', async () => {
    const limits = [createRateLimit(server.deps), createRateLimit(server.deps)];
    const [one, other] = limits as [RateLimit, RateLimit];
    await one.count('ann');
    await one.count('ann');
    await eventually(async () => {
      const [row] = await server.deps.db('throttles').select('attempts');
      expect(row?.attempts).to.equal(2);
    });
    expect((await other.count('ann')).isOver).to.equal(false);
    await eventually(async () => {
      expect((await other.usageOf('ann')).current).to.equal(3);
    });
    expect((await other.count('ann')).isOver).to.equal(true);
  });

  it('gives no fresh limit to who guesses tokens', async () => {
    const guess = (n: number) => server.visitor().withToken(`guess${n}`).get('/rest/v2/user');
    for (let n = 0; n < 3; n += 1) expectError(await guess(n), 401, 'unauthorized');
    expectError(await guess(4), 403, 'rate_limit_exceeded');
  });
});

/** What is shared among instances gets there beside the requests. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await check();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
