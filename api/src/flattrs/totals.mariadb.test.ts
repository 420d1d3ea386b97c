import { expect } from 'chai';
import { type TestServer, testServer } from '../../test/server.ts';
import { ask } from '../ask.ts';
import { inTransaction, type Trx } from '../db.ts';
import { insertRows } from '../insert-rows.ts';
import { createThings } from '../things/find-or-create-thing.ts';
import { newThing } from '../things/new-thing.ts';
import { totalsQuestion } from './store.ts';

const THINGS = 600;
const ASKED = 60;

describe('How often things were flattred', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('is counted without a look at other things, whatever the database remembers of them', async () => {
    const { db } = server.deps;
    const things = await createSomeThings();
    await insertFlattrs(things.slice(0, 1), 200);
    await db.raw('ANALYZE TABLE flattrs'); // From now on it believes that each thing has many.
    await insertFlattrs(things.slice(1), 1);
    const hashes = things.slice(-ASKED).map(({ url_hash }) => url_hash);

    await inTransaction(db, async (trx) => {
      const before = await rowsRead(trx);
      const totals = await ask(trx, totalsQuestion([...hashes, 'unknown']));
      const read = (await rowsRead(trx)) - before;

      expect(totals.get('unknown')).to.equal(0);
      expect(hashes.map((hash) => totals.get(hash))).to.deep.equal(Array(ASKED).fill(1));
      expect(read).to.be.at.most(5 * ASKED);
    });
  });

  async function createSomeThings(): Promise<{ id: number; url_hash: string }[]> {
    const { deps } = server;
    const things = Array.from({ length: THINGS }, (_, at) =>
      newThing(deps, { url: `https://works.example/${at}` }),
    );
    await inTransaction(deps.db, (trx) => createThings(trx, things));
    return deps.db('things').orderBy('id').select('id', 'url_hash');
  }

  async function insertFlattrs(things: readonly { id: number }[], each: number): Promise<void> {
    const columns = ['period', 'supporter_id', 'thing_id', 'source', 'created_at'];
    const flattrs = things.flatMap(({ id }) =>
      Array.from({ length: each }, (_, at) => ['2026-01', at + 1, id, 'api', 0] as const),
    );
    await inTransaction(server.deps.db, (trx) => insertRows(trx, 'flattrs', columns, flattrs));
  }
});

/** How many rows this connection has read until now. */
async function rowsRead(trx: Trx): Promise<number> {
  const [rows] = await trx.raw("SHOW SESSION STATUS LIKE 'Handler_read_%'");
  return rows.reduce((sum: number, { Value }: { Value: string }) => sum + Number(Value), 0);
}
