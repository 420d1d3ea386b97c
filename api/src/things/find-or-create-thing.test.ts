import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { DomainError } from '../errors.ts';
import { createThings, findOrCreateThing } from './find-or-create-thing.ts';
import { findThing, findThings, findThingsByHash } from './find-thing.ts';
import { newThing, type ThingInput } from './new-thing.ts';

describe('findOrCreateThing', () => {
  let server: TestServer;
  const findOrCreate = (input: ThingInput) =>
    inTransaction(server.deps.db, (trx) => findOrCreateThing(trx, server.deps, input));

  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('creates a thing once, for every spelling of its address', async () => {
    const first = await findOrCreate({ url: 'http://Example.org/a/?utm_source=x#top' });
    const second = await findOrCreate({ url: 'https://example.org/a' });

    expect(first.isNew).to.equal(true);
    expect(second.isNew).to.equal(false);
    expect(second.thing).to.deep.equal(first.thing);
    expect(first.thing.url).to.equal('http://example.org/a/');
    expect(first.thing.host).to.equal('example.org');
  });

  it('takes what the first click says, cleaned, and nothing that later ones say', async () => {
    const { deps } = server;
    const [ann, bob] = [await aMember(deps), await aMember(deps)];
    const { thing } = await findOrCreate({
      url: 'https://example.org/a',
      title: ' A <b>bold</b>\u202e story ',
      description: 'One<br>two<script>x</script>',
      language: 'de_DE',
      category: 'audio',
      tags: 'Folk, music!,,Folk',
      creatorId: ann.id,
      ownerIdentifier: 'email:abc',
      isHidden: true,
    });
    await findOrCreate({ url: 'https://example.org/a', title: 'Mine', creatorId: bob.id });

    expect(await findThing(deps.db, { id: thing.id })).to.deep.include({
      title: 'A bold story',
      description: 'One\ntwo',
      language: 'de_DE',
      category: 'audio',
      tags: ['folk', 'music'],
      creatorId: ann.id,
      ownerIdentifier: 'email:abc',
      isHidden: true,
      isRegistered: false,
      createdAt: Date.parse('2026-01-10T12:00:00Z'),
    });
  });

  it('ignores languages and categories that it does not know', async () => {
    const { thing } = await findOrCreate({
      url: 'https://example.org/a',
      language: 'cpp',
      category: 'toString',
    });
    expect(thing).to.include({ language: '', category: 'rest', creatorId: null });
  });

  it('makes one thing of twenty first clicks at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        findOrCreate({ url: `https://example.org/a${'/'.repeat(index % 2)}`, tags: 'folk' }),
      ),
    );
    expect(new Set(results.map(({ thing }) => thing.id)).size).to.equal(1);
    expect(await server.deps.db('things').select('id')).to.have.length(1);
  });

  it('refuses an address that cannot be flattred, and writes nothing', async () => {
    const refused = await findOrCreate({ url: 'http://10.0.0.1/' }).catch((error) => error);
    expect(refused).to.be.instanceOf(DomainError);
    expect(await server.deps.db('things').select('id')).to.have.length(0);
  });

  it('creates the things of a batch at once and finds those that are there', async () => {
    const { deps } = server;
    const { thing } = await findOrCreate({ url: 'https://example.org/1', title: 'First' });
    const wanted = ['1', '2', '3', '2', '3/'].map((path) =>
      newThing(deps, { url: `https://example.org/${path}`, tags: `tag ${path}` }),
    );
    const batches = await Promise.all(
      [wanted, wanted.toReversed()].map((batch) =>
        inTransaction(deps.db, (trx) => createThings(trx, batch)),
      ),
    );

    expect(batches[0]).to.deep.equal(batches[1]);
    expect(batches[0]!.size).to.equal(3);
    expect(batches[0]!.get(thing.hash)).to.deep.equal({
      id: thing.id,
      hash: thing.hash,
      url: 'https://example.org/1',
      title: 'First',
      imageUrl: '',
      creatorId: null,
    });
    const hashes = wanted.map(({ address }) => address.hash);
    expect(await findThingsByHash(deps.db, [...hashes, 'f'.repeat(32)])).to.deep.equal(batches[0]);
  });

  it('finds nothing for no ids, no hashes, and ids of nothing', async () => {
    const { db } = server.deps;
    expect((await findThings(db, [])).size).to.equal(0);
    expect((await findThings(db, [7])).size).to.equal(0);
    expect((await findThingsByHash(db, [])).size).to.equal(0);
    expect(await findThing(db, { id: 7 })).to.equal(undefined);
  });
});
