import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';

describe('flattr statement, report', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
    const { deps } = server;
    const ann = await aSupporter(deps, { name: 'ann', funds: '12.00', budget: '10.00' });
    const ben = await aMember(deps, { name: 'ben' });
    const things = [
      await aThing(deps, { creator: ben, url: 'https://ben.example/1' }),
      await aThing(deps, { creator: ben, url: 'https://ben.example/2' }),
      await aThing(deps, { url: 'https://nobody.example/' }),
    ];
    await flattrAll(deps, ann, things);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
  });
  afterEach(() => server.close());

  const flattr = (...args: string[]) =>
    runFlattr(args, {
      databaseUrl: server.deps.config.databaseUrl,
      env: { FLATTR_CLOCK: '2026-02-01T03:00:00Z' },
    });

  it('tell what a month took from a supporter and what each thing received', async () => {
    const { code, json, stderr } = await flattr('statement', 'ann', '2026-01', '--json');

    expect(code, stderr).to.equal(0);
    const { name, state, amount, flattrs, things } = json();
    expect({ name, state, amount, flattrs }).to.deep.equal({
      ...{ name: 'ann', state: 'closed', amount: '10.00', flattrs: 3 },
    });
    expect(things.map(({ share }: { share: string }) => share).sort()).to.deep.equal([
      '3.333333',
      '3.333333',
      '3.333334',
    ]);

    const { stdout } = await flattr('statement', 'ann', '2026-01');
    expect(stdout).to.include('ann gave 10.00 USD in 2026-01, over 3 flattrs.');
    expect(stdout).to.include('https://nobody.example/');
  });

  it('count one flattr in the singular', async () => {
    const { deps } = server;
    const cleo = await aSupporter(deps, { name: 'cleo' });
    await flattrAll(deps, cleo, [await aThing(deps)]);
    const { stdout } = await flattr('statement', 'cleo', '2026-02');
    expect(stdout).to.include('cleo has flattred 1 thing in it.');
  });

  it('tell where all the money is', async () => {
    const { code, json, stderr } = await flattr('report', '2026-01', '--json');

    expect(code, stderr).to.equal(0);
    expect(json()).to.include({
      ...{ period: '2026-01', currency: 'USD', supporters: 1, flattrs: 3, amount: '10.00' },
    });
    expect((await flattr('report', '2026-01')).stdout).to.match(/divided +10\.00 USD/);
  });

  it('refuse who is not there, and what is no closed month', async () => {
    for (const args of [
      ['statement', 'nobody', '2026-01'],
      ['statement', 'ann', '2026-13'],
      ['statement', 'ann', '2031-01'],
      ['report', '2026-02'],
      ['report', 'january'],
    ]) {
      const { code, stdout, stderr } = await flattr(...args, '--json');
      expect({ code, stdout }, args.join(' ')).to.deep.equal({ code: 1, stdout: '' });
      expect(stderr, args.join(' ')).to.not.equal('');
    }
  });
});
