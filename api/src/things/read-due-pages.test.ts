import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import { findOrCreateThing } from './find-or-create-thing.ts';
import { findThings } from './find-thing.ts';
import type { ThingInput } from './new-thing.ts';
import { readDuePages } from './read-due-pages.ts';
import { registerThing } from './register-thing.ts';
import type { Thing } from './thing.ts';

const PAGE = `<html lang="fr"><title>The page’s title</title>
  <meta name="description" content="The page’s words"><meta name="flattr:id" content="abc123">`;

describe('readDuePages', () => {
  let server: TestServer;
  let site: Server;
  let url: string;
  let asked: string[];
  let status: number;

  beforeEach(async () => {
    server = await testServer();
    asked = [];
    status = 200;
    site = createServer((request, response) => {
      asked.push(request.url!);
      const type = request.url === '/sound' ? 'audio/mpeg' : 'text/html';
      response.writeHead(status, { 'Content-Type': type }).end(PAGE);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
    await server.close();
  });

  async function firstClick(input: Partial<ThingInput> = {}): Promise<number> {
    const { thing } = await inTransaction(server.deps.db, (trx) =>
      findOrCreateThing(trx, server.deps, { url: `${url}/a`, ...input }),
    );
    return thing.id;
  }
  const thing = async (id: number): Promise<Thing> =>
    (await findThings(server.deps.db, [id])).get(id)!;

  it('writes down what the page says, over what a first click said', async () => {
    const id = await firstClick({ title: 'Spoofed', description: '', language: 'en_GB' });
    expect(await readDuePages(server.deps)).to.deep.equal({ read: 1, failed: 0 });
    expect(await thing(id)).to.deep.include({
      title: 'The page’s title',
      description: 'The page’s words',
      language: 'fr_FR',
      creatorId: null,
      page: { readAt: server.deps.clock.now(), problem: '', fid: 'abc123', authorUrl: '' },
    });
    expect(await readDuePages(server.deps), 'again').to.deep.equal({ read: 0, failed: 0 });
  });

  it('leaves the words of a creator who registered the thing, and adds what they left out', async () => {
    const ann = await aMember(server.deps);
    const { id } = await registerThing(server.deps, {
      memberId: ann.id,
      url: `${url}/a`,
      title: 'My title',
    });
    await readDuePages(server.deps);
    expect(await thing(id)).to.include({
      title: 'My title',
      description: 'The page’s words',
      creatorId: ann.id,
    });
  });

  it('keeps what the first click said of something that is no page', async () => {
    const id = await firstClick({ url: `${url}/sound`, title: 'A song' });
    await readDuePages(server.deps);
    expect(await thing(id)).to.deep.include({ title: 'A song', description: '' });
  });

  it('says why a page could not be read, and tries again ever more seldom, then no more', async () => {
    const id = await firstClick();
    status = 500;
    expect(await readDuePages(server.deps)).to.deep.equal({ read: 0, failed: 1 });
    expect((await thing(id)).page.problem).to.equal('The page answers with the error 500.');

    const tries = [];
    for (let hour = 0; hour < 24 * 30; hour += 1) {
      server.setTime(new Date(server.deps.clock.now() + 3_600_000).toISOString());
      if ((await readDuePages(server.deps)).failed > 0) tries.push(hour);
    }
    expect(tries).to.deep.equal([0, 1, 7, 31, 103, 271]);
    expect(asked).to.have.length(7);
  });

  it('forgets the problem once the page can be read', async () => {
    const id = await firstClick();
    status = 404;
    await readDuePages(server.deps);
    status = 200;
    server.setTime('2026-01-10T12:10:00Z');
    expect(await readDuePages(server.deps)).to.deep.equal({ read: 1, failed: 0 });
    expect((await thing(id)).page.problem).to.equal('');
  });

  it('reads each page once, however many instances do', async () => {
    for (let page = 0; page < 10; page += 1) await firstClick({ url: `${url}/${page}` });
    const done = await Promise.all([1, 2, 3, 4].map(() => readDuePages(server.deps)));
    expect(done.reduce((sum, { read }) => sum + read, 0)).to.equal(10);
    expect(new Set(asked).size).to.equal(10);
    expect(asked).to.have.length(10);
  });

  it('reads no page inside, whatever its name leads to', async () => {
    await testServer({
      env: { FLATTR_PUBLIC_URL: 'https://try.example', FLATTR_MODE: 'sandbox' },
    }).then(async (open) => {
      await inTransaction(open.deps.db, (trx) =>
        findOrCreateThing(trx, open.deps, { url: `${url}/a` }),
      );
      expect(await readDuePages(open.deps)).to.deep.equal({ read: 0, failed: 1 });
      await open.close();
    });
    expect(asked).to.have.length(0);
  });
});
