import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';

describe('flattr budget set', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  const flattr = (...args: string[]) => runFlattr(args, { databaseUrl: database.url });

  it('sets what a month may take, and tells what it is now', async () => {
    await flattr('member', 'add', 'ann', '--email', 'ann@example.org');

    const set = await flattr('budget', 'set', 'ann', '12.5', '--json');

    expect(set.code, set.stderr).to.equal(0);
    expect(set.json()).to.deep.equal({ name: 'ann', currency: 'USD', budget: '12.50' });
    expect((await flattr('budget', 'set', 'ann', '10')).stdout).to.equal(
      'ann gives 10.00 USD a month.\n',
    );
  });

  it('refuses amounts that are no budget and members who are not there, and changes nothing', async () => {
    await flattr('member', 'add', 'ann', '--email', 'ann@example.org');
    for (const [name, amount] of [
      ['ann', '-5'],
      ['ann', '0'],
      ['ann', '0.01'],
      ['ann', '1000000'],
      ['ann', '1.1234567'],
      ['ann', 'ten'],
      ['bob', '10'],
    ] as const) {
      const refused = await flattr('budget', 'set', '--json', '--', name, amount);
      expect(refused.code, amount).to.equal(1);
      expect(refused.stdout).to.equal('');
      expect(refused.stderr).to.match(/\.\n$/);
    }
    expect(await database.db('budgets')).to.deep.equal([]);
  });
});
