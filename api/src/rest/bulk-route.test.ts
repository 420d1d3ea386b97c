import { expect } from 'chai';
import type { Browser } from '../../test/browser.ts';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';

describe('REST: POST /flattr/bulk', () => {
  let server: TestServer;
  let asAnn: Browser;

  beforeEach(async () => {
    server = await testServer();
    const ann = await aSupporter(server.deps, { name: 'ann' });
    asAnn = server.visitor().withToken(await aToken(server.deps, ann));
  });
  afterEach(() => server.close());

  const bulk = (json: unknown, browser = asAnn) =>
    browser.send('POST', '/rest/v2/flattr/bulk', { json });

  it('flattrs many pages, each once, and tells what became of each', async () => {
    const answer = await bulk([
      { url: 'https://a.example/1', extra: 1 },
      { url: 'https://a.example/2' },
      { url: 'https://a.example/1' },
      { url: 'ftp://a.example/' },
      {},
    ]);
    expect(answer.status, answer.text).to.equal(200);
    expect(answer.body.message).to.equal('ok');
    const outcomes = answer.body.flattrs.map(
      ({ error, message }: { error?: string; message?: string }) => error ?? message,
    );
    expect(outcomes).to.deep.equal(['ok', 'ok', 'flattr_once', 'validation', 'validation']);
    expect(answer.body.flattrs[0].thing).to.include({ url: 'https://a.example/1', flattrs: 1 });
    const rows = await server.deps.db('flattrs').select('source');
    expect(rows).to.deep.equal([{ source: 'extension' }, { source: 'extension' }]);
  });

  it('takes the same list again without harm', async () => {
    await bulk([{ url: 'https://a.example/1' }]);
    expect((await bulk([{ url: 'https://a.example/1' }])).status).to.equal(200);
    expect((await bulk([])).status).to.equal(200);
    expect(await server.deps.db('flattrs')).to.have.length(1);
  });

  it('answers 402 to who gives nothing, 401 to a wrong token, 403 to one that may not', async () => {
    const poor = await aMember(server.deps);
    const asPoor = server.visitor().withToken(await aToken(server.deps, poor));
    expectError(await bulk([{ url: 'https://a.example/1' }], asPoor), 402, 'no_means');
    const list = [{ url: 'https://a.example/1' }];
    expectError(await bulk(list, server.visitor().withToken('wrong')), 401, 'unauthorized');
    expectError(await bulk(list, server.visitor()), 401, 'unauthorized');
    const narrow = server.visitor().withToken(await aToken(server.deps, poor, ['thing']));
    expectError(await bulk(list, narrow), 403, 'insufficient_scope');
  });

  it('refuses what is no list of flattrs', async () => {
    for (const json of [{}, { url: 'https://a.example/' }, 'x', [1], [['https://a.example/']]]) {
      expectError(await bulk(json), 400, 'invalid_request');
    }
    expectError(await bulk(Array(1001).fill({})), 400, 'invalid_request');
    expect(await server.deps.db('flattrs')).to.have.length(0);
  });
});
