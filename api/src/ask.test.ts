import { expect } from 'chai';
import { type TestDatabase, testDatabase } from '../test/database.ts';
import { ask, askTogether, type Question } from './ask.ts';
import { inTransaction } from './db.ts';

describe('Questions to the database', () => {
  let database: TestDatabase;
  let statements: string[];

  beforeEach(async () => {
    database = await testDatabase();
    await database.db('periods').insert([
      { period: '2026-01', state: 'closed' },
      { period: '2026-02', state: 'open' },
    ]);
    statements = [];
    database.db.on('query', ({ sql }: { sql: string }) => statements.push(sql));
  });
  afterEach(() => database.close());

  const states = (keys: readonly string[]): Question<Map<string, string>> => ({
    columns: ['period', 'state'],
    from: 'periods WHERE period IN (KEYS)',
    keys,
    read: (rows) => new Map(rows.map(([period, state]) => [String(period), String(state)])),
  });
  const count = (keys: readonly (string | number)[]): Question<number> => ({
    columns: ['COUNT(*)', 'NULL'],
    from: 'periods WHERE period IN (KEYS)',
    keys,
    read: (rows) => rows.reduce((sum, [some]) => sum + Number(some), 0),
  });

  it('are answered together, each by its own rows, with one statement', async () => {
    const asked = [states(['2026-01', '2026-03']), count(['2026-01', '2026-02'])] as const;

    const [found, counted] = await askTogether(database.db, asked);

    expect([...found]).to.deep.equal([['2026-01', 'closed']]);
    expect(counted).to.equal(2);
    expect(statements).to.have.length(1);
  });

  it('are not asked about no keys', async () => {
    expect(await ask(database.db, states([]))).to.deep.equal(new Map());
    const [none, some] = await askTogether(database.db, [count([]), count(['2026-02'])]);
    expect([none, some]).to.deep.equal([0, 1]);
    expect(statements).to.have.length(1);
  });

  it('are asked in parts about more keys than a statement should have', async () => {
    const many = Array.from({ length: 5000 }, (_, number) => `1900-${number}`);

    const [counted, found] = await askTogether(database.db, [
      count([...many, '2026-01']),
      states(['2026-02']),
    ]);

    expect(counted).to.equal(1);
    expect([...found.keys()]).to.deep.equal(['2026-02']);
    expect(statements).to.have.length(2);
  });

  it('see what their own transaction has written', async () => {
    await inTransaction(database.db, async (trx) => {
      await trx('periods').insert({ period: '2026-03', state: 'open' });
      expect((await ask(trx, states(['2026-03']))).size).to.equal(1);
    });
  });

  it('have no keys that could be more than plain text', async () => {
    for (const key of ["2026-01') OR ('' = '", '?', '\\', 1.5]) {
      let error: unknown;
      await ask(database.db, count([key])).catch((thrown) => {
        error = thrown;
      });
      expect(error, String(key)).to.be.instanceOf(Error);
    }
    expect(statements).to.deep.equal([]);
  });
});
