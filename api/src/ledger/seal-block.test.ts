import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { account } from './accounts.ts';
import { latestHash } from './latest-hash.ts';
import { postEntries } from './post-entries.ts';
import { sealBlocks } from './seal-block.ts';

describe('sealBlocks', () => {
  let server: TestServer;
  let memberId: number;

  beforeEach(async () => {
    server = await testServer();
    memberId = (await aMember(server.deps)).id;
  });
  afterEach(() => server.close());

  const deposit = (from: number, to: number) =>
    server.deps.db.transaction((trx) =>
      postEntries(
        trx,
        server.deps,
        Array.from({ length: to - from }, (_, index) => ({
          reference: `deposit/${from + index}`,
          from: account.world('sandbox'),
          to: account.funds(memberId),
          amount: 7,
        })),
      ),
    );

  it('seals entries into blocks of at most a thousand, each chained to the one before', async () => {
    await deposit(0, 2500);

    expect(await sealBlocks(server.deps)).to.equal(3);

    const blocks = await server.deps.db('ledger_blocks').orderBy('number');
    expect(blocks.map(({ entries }) => entries)).to.deep.equal([1000, 1000, 500]);
    expect(blocks[2].previous_hash).to.equal(blocks[1].hash);
    expect((await latestHash(server.deps.db)).hash).to.equal(blocks[2].hash);
  });

  it('seals nothing where there is nothing new', async () => {
    await deposit(0, 3);
    await sealBlocks(server.deps);

    expect(await sealBlocks(server.deps)).to.equal(0);
  });

  it('gives the hash that its README lets anybody compute', async () => {
    await deposit(0, 2);
    await sealBlocks(server.deps);

    const now = server.deps.clock.now();
    const [first, second] = await server.deps.db('ledger_entries').orderBy('id');
    const text =
      `${'0'.repeat(64)}\n` +
      `[${first.id},"deposit/0","world:sandbox","member:${memberId}:funds",7,"USD",${now}]\n` +
      `[${second.id},"deposit/1","world:sandbox","member:${memberId}:funds",7,"USD",${now}]\n`;
    expect((await latestHash(server.deps.db)).hash).to.equal(
      createHash('sha256').update(text).digest('hex'),
    );
  });

  it('seals each entry once while many post and many seal', async () => {
    const posting = Array.from({ length: 40 }, (_, index) => deposit(index * 10, index * 10 + 10));
    const sealing = Array.from({ length: 10 }, () => sealBlocks(server.deps));
    await Promise.all([...posting, ...sealing]);
    await sealBlocks(server.deps);

    const [sums] = await server.deps.db('ledger_blocks').sum({ entries: 'entries' });
    expect(Number(sums?.entries)).to.equal(400);
  });
});
