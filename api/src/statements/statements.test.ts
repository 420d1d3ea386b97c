import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import type { Member } from '../members/member.ts';
import { statementOf } from './statement-of.ts';

describe('A statement', () => {
  let server: TestServer;
  let supporter: Member;

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z' });
    supporter = await aSupporter(server.deps, { funds: '10.00', budget: '10.00' });
  });
  afterEach(() => server.close());

  async function close() {
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(server.deps, '2026-01');
  }

  const statement = (member = supporter, period = '2026-01') =>
    statementOf(server.deps, { memberId: member.id, period });

  it('shows $2.00 for each of five things of a budget of $10.00', async () => {
    const creator = await aMember(server.deps);
    const things = [];
    for (let number = 0; number < 5; number += 1) {
      things.push(await aThing(server.deps, { creator }));
    }
    await flattrAll(server.deps, supporter, things);
    await close();

    const { text } = await (await server.as(supporter)).get('/statements/2026-01');
    expect([...text.matchAll(/\$2\.00/g)]).to.have.length(5);
    expect(text).to.contain('$10.00');
    expect((await statement()).lines.map(({ state }) => state)).to.deep.equal(
      Array(5).fill('earned'),
    );
  });

  it('has shares that sum to what was taken, and are what the things received', async () => {
    const other = await aSupporter(server.deps, { funds: '0.000100', budget: '1.00' });
    const things = [
      await aThing(server.deps),
      await aThing(server.deps),
      await aThing(server.deps),
    ];
    await flattrAll(server.deps, supporter, things);
    await flattrAll(server.deps, other, things);
    await close();

    const statements = [await statement(), await statement(other)];
    for (const { lines, amount } of statements) {
      expect(lines.reduce((sum, { share }) => sum + share!, 0)).to.equal(amount);
    }
    expect(statements.map(({ amount }) => amount)).to.deep.equal([10_000_000, 100]);
    const received = await server.deps.db('thing_periods').select('thing_id', 'amount');
    for (const { thing_id: thing, amount } of received) {
      const shares = statements.map(
        ({ lines }) => lines.find(({ thingId }) => thingId === thing)!.share!,
      );
      expect(shares[0]! + shares[1]!).to.equal(Number(amount));
    }
    expect(statements[0]!.lines.map(({ state }) => state)).to.deep.equal(Array(3).fill('waiting'));
  });

  it('of a month without flattrs says that nothing was taken', async () => {
    await flattrAll(server.deps, await aSupporter(server.deps), [await aThing(server.deps)]);
    await close();

    const { status, text } = await (await server.as(supporter)).get('/statements/2026-01');
    expect(status).to.equal(200);
    expect(text).to.contain('You flattred nothing');
    expect(await statement()).to.include({ amount: 0, flattrs: 0 });
  });

  it('waits for a month that is over and not divided yet', async () => {
    await flattrAll(server.deps, supporter, [await aThing(server.deps)]);
    server.setTime('2026-02-01T00:10:00Z');

    const { text } = await (await server.as(supporter)).get('/statements/2026-01');
    expect(text).to.contain('is being divided');
    expect((await statement()).lines).to.have.length(1);
  });

  it('can be downloaded, as CSV without formulas and as JSON', async () => {
    const thing = await aThing(server.deps, { url: 'https://example.org/a' });
    await server.deps.db('things').where({ id: thing }).update({ title: '=1+1"; "x' });
    await flattrAll(server.deps, supporter, [thing]);
    await close();
    const browser = await server.as(supporter);

    const csv = await browser.get('/statements/2026-01.csv');
    expect(csv.headers.get('Content-Type')).to.match(/^text\/csv/);
    expect(csv.headers.get('Content-Disposition')).to.contain('flattr-statement-2026-01.csv');
    expect(csv.text.split('\n')).to.deep.equal([
      'period,id,url,title,flattred_at,share,state',
      `2026-01,${thing},"https://example.org/a","'=1+1""; ""x",2026-01-10T12:00:00.000Z,10.00,waiting`,
      '',
    ]);
    const json = await browser.get('/statements/2026-01.json');
    expect(json.body).to.deep.include({ period: '2026-01', amount: '10.00', flattrs: 1 });
    expect(json.body.things[0]).to.include({ share: '10.00', state: 'waiting' });
  });

  it('is listed with the others', async () => {
    await flattrAll(server.deps, supporter, [await aThing(server.deps)]);
    const browser = await server.as(supporter);
    expect((await browser.get('/statements')).text).to.contain('No month of yours');
    await close();

    const { text } = await browser.get('/statements');
    expect(text).to.contain('href="/statements/2026-01"');
    expect(text).to.contain('$10.00');
  });

  it('of the current month is the dashboard', async () => {
    const browser = await server.as(supporter);
    const answer = await browser.get('/statements/2026-01');
    expect(answer.headers.get('Location')).to.equal('/dashboard');
  });

  for (const [path, status] of [
    ['2026-02', 404],
    ['2099-12', 404],
    ['2026-13', 400],
    ['2026-1', 400],
    ['x.csv', 400],
    ['2026-01.xml', 400],
    ['%00', 400],
    ['2026-01%0d%0aX: y', 400],
  ] as const) {
    it(`answers ${status} for ${path}`, async () => {
      const browser = await server.as(supporter);
      expect((await browser.get(`/statements/${path}`)).status).to.equal(status);
    });
  }

  it('is for the supporter alone', async () => {
    for (const path of ['', '/2025-12', '/2025-12.csv', '/2025-12.json']) {
      const answer = await server.visitor().get(`/statements${path}`);
      expect(answer.headers.get('Location')).to.match(/^\/sign-in/);
    }
  });
});
