import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { migrate } from '../src/migrate.ts';
import { aMember } from './factories.ts';
import { type TestServer, testServer } from './server.ts';

const SETTINGS = {
  directory: fileURLToPath(new URL('../migrations', import.meta.url)),
  loadExtensions: ['.ts'],
};

describe('A database of an older version', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(async () => {
    await migrate(server.deps.db);
    await server.close();
  });

  it('keeps what was agreed for sites, and finds things by the hosts above theirs', async () => {
    const { db } = server.deps;
    const { id: owner } = await aMember(server.deps);
    const at = { created_at: 1, owner_id: owner };
    const [site] = await db('sites').insert({
      ...at,
      kind: 'host',
      address: 'example.org',
      address_hash: 'a'.repeat(64),
    });
    const thing = { url: 'https://b.example.org:81/', url_hash: 'b'.repeat(32), created_at: 1 };
    const [id] = await db('things').insert({ ...thing, host: 'b.example.org:81' });
    const undo = async () => (await db.migrate.down(SETTINGS))[1][0] as string;
    while (!(await undo()).includes('share_by_site'));

    const agreement = { ...at, expires_at: 2, state: 'proposed' };
    await db('agreements').insert([
      { ...agreement, site: 'example.org', open_key: `${owner}/site/example.org` },
      { ...agreement, thing_id: id, open_key: `${owner}/thing/${id}` },
    ]);
    await migrate(db);
    expect(
      await db('agreements').orderBy('id').select('thing_id', 'site_id', 'open_key'),
    ).to.deep.equal([
      { thing_id: null, site_id: site, open_key: `${owner}/site/${site}` },
      { thing_id: id, site_id: null, open_key: `${owner}/thing/${id}` },
    ]);
    expect(await db('things').pluck('host_key')).to.deep.equal(['org:81.example.b.']);
  });
});
