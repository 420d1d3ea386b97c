import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';

describe('flattr close, check, balance, statement, report', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const flattr = (...args: string[]) =>
    runFlattr(args, {
      databaseUrl: server.deps.config.databaseUrl,
      env: { FLATTR_CLOCK: '2026-02-01T03:00:00Z' },
    });

  it('close a month, show who has what, and check that it adds up', async () => {
    const { deps } = server;
    const ann = await aSupporter(deps, { name: 'ann', funds: '12.00', budget: '10.00' });
    const ben = await aMember(deps, { name: 'ben' });
    const url = 'https://nobody.example/page';
    await flattrAll(deps, ann, [await aThing(deps, { creator: ben }), await aThing(deps, { url })]);

    const closed = await flattr('close', '2026-01', '--json');

    expect(closed.code, closed.stderr).to.equal(0);
    expect(closed.json()).to.deep.equal({
      ...{ period: '2026-01', state: 'closed', supporters: 1, flattrs: 2, amount: '10.00' },
    });
    expect((await flattr('balance', 'ann', '--json')).json()).to.deep.equal({
      ...{ name: 'ann', currency: 'USD', funds: '2.00', earnings: '0.00' },
    });
    expect((await flattr('balance', 'BEN', '--json')).json()).to.deep.equal({
      ...{ name: 'ben', currency: 'USD', funds: '0.00', earnings: '5.00' },
    });
    expect((await flattr('balance', `${url}?utm_source=x`, '--json')).json()).to.deep.equal({
      ...{ url, currency: 'USD', waiting: '5.00' },
    });
    expect((await flattr('balance', 'ben')).stdout).to.match(/held +[05]\.00\n/);
    const check = await flattr('check', '--json');
    expect(check.code, check.stderr).to.equal(0);
    expect(check.json().ok).to.equal(true);
    expect(check.json().invariants).to.deep.include({ name: 'references-once', ok: true });

    const statement = await flattr('statement', 'ann', '2026-01', '--json');
    expect(statement.code, statement.stderr).to.equal(0);
    expect(statement.json()).to.deep.include({ name: 'ann', period: '2026-01', amount: '10.00' });
    expect(statement.json().things.map(({ share }: { share: string }) => share)).to.deep.equal([
      ...['5.00', '5.00'],
    ]);
    const report = await flattr('report', '2026-01', '--json');
    expect(report.code, report.stderr).to.equal(0);
    expect(report.json().ledger.hash).to.match(/[1-9a-f]/);
    expect(report.json()).to.deep.include({
      in: '12.00',
      out: '0.00',
      held: '12.00',
      fees: '0.00',
    });
    expect((await flattr('statement', 'ann', '2026-01')).stdout).to.include(`5.00  ${url}`);
    expect((await flattr('report', '2026-01')).stdout).to.match(/ {2}in +12\.00 USD\n/);

    const again = await flattr('close', '2026-01');
    expect(again.stdout).to.equal(
      '2026-01 was closed before.\n  supporters  1\n  flattrs     2\n  divided     10.00 USD\n',
    );
  });

  it('refuse what is no month, a month that is not over, and who is not there', async () => {
    const calls = [
      [1, 'close', '2026-13'],
      [1, 'close', 'january'],
      [1, 'close', '2026-02'],
      [1, 'close', '2031-01'],
      [1, 'balance', 'nobody'],
      [1, 'statement', 'nobody', '2026-01'],
      [1, 'report', '2026-01'],
      [1, 'balance', 'https://nobody.example/'],
      [1, 'balance', 'ftp://nobody.example/'],
      [2, 'close'],
      [2, 'close', '2026-01', '--fast'],
      [2, 'balance'],
    ] as const;
    const check = async ([code, ...args]: (typeof calls)[number]) => {
      const refused = await flattr(...args, '--json');
      expect(refused.code, args.join(' ')).to.equal(code);
      expect(refused.stdout).to.equal('');
      expect(refused.stderr).to.match(/\n$/);
      expect(refused.stderr).not.to.include('    at ');
    };
    for (let at = 0; at < calls.length; at += 4) {
      await Promise.all(calls.slice(at, at + 4).map(check));
    }
    expect(await server.deps.db('periods')).to.deep.equal([]);
  });

  it('say which invariant is broken, and fail', async () => {
    const { db } = server.deps;
    await db('ledger_balances').insert({ account: 'fees', amount: 1 });
    try {
      const check = await flattr('check');
      expect(check.code).to.equal(1);
      expect(check.stdout).to.include(
        'BROKEN  balances-equal-entries: the balance of fees is off by 1',
      );

      const json = await flattr('check', '--json');
      expect(json.code).to.equal(1);
      expect(json.json().ok).to.equal(false);
    } finally {
      await db('ledger_balances').delete();
    }
  });
});
