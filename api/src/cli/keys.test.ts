import { expect } from 'chai';
import { runFlattr } from '../../test/command-line.ts';
import { type TestDatabase, testDatabase } from '../../test/database.ts';

describe('flattr keys rotate', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  const rotate = (...args: string[]) =>
    runFlattr(['keys', 'rotate', ...args], { databaseUrl: database.url });

  it('makes new keys and keeps the last ones, so that what they signed stays good', async () => {
    const generations: Record<string, number[]>[] = [];
    for (let times = 0; times < 3; times += 1) {
      const { code, stderr, json } = await rotate('--json');
      expect(code, stderr).to.equal(0);
      const { keys } = json() as { keys: { purpose: string; generation: number }[] };
      const of = (wanted: string) =>
        keys.filter(({ purpose }) => purpose === wanted).map(({ generation }) => generation);
      generations.push({ cookie: of('cookie'), signing: of('signing') });
    }
    expect(generations).to.deep.equal([
      { cookie: [1], signing: [1] },
      { cookie: [2, 1], signing: [2, 1] },
      { cookie: [3, 2], signing: [3, 2] },
    ]);
    expect((await rotate()).stdout).to.match(/^New keys sign from now on\. In use: cookie 4/);
  });
});
