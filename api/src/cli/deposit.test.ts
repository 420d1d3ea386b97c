import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';

describe('flattr deposit', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  const flattr = (...args: string[]) => runFlattr(args, { databaseUrl: database.url });

  it('adds to the funds, each time it is run', async () => {
    await flattr('member', 'add', 'ann', '--email', 'ann@example.org');
    await flattr('deposit', 'ann', '10');

    const second = await flattr('deposit', 'ann', '0.000001', '--json');

    expect(second.code, second.stderr).to.equal(0);
    expect(second.json()).to.deep.equal({
      name: 'ann',
      currency: 'USD',
      amount: '0.000001',
      funds: '10.000001',
      earnings: '0.00',
    });
  });

  it('refuses amounts that are none and members who are not there, and moves nothing', async () => {
    await flattr('member', 'add', 'ann', '--email', 'ann@example.org');
    for (const [name, amount] of [
      ['ann', '-5'],
      ['ann', '0'],
      ['ann', '1e9'],
      ['ann', '9999999999999'],
      ['ann', '1.1234567'],
      ['bob', '10'],
    ] as const) {
      const refused = await flattr('deposit', '--json', '--', name, amount);
      expect(refused.code, amount).to.equal(1);
      expect(refused.stdout).to.equal('');
      expect(refused.stderr).to.match(/\.\n$/);
    }
    expect(await database.db('ledger_entries')).to.deep.equal([]);
  });
});
