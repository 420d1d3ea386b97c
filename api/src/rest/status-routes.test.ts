import { createPublicKey, verify } from 'node:crypto';
import { expect } from 'chai';
import { aMember, aSupporter, aToken } from '../../test/factories.ts';
import { expectError } from '../../test/old-api.ts';
import { type TestServer, testServer } from '../../test/server.ts';

describe('REST: GET /subscription-status', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  const status = async (member: Parameters<typeof aToken>[1]) =>
    server
      .visitor()
      .withToken(await aToken(server.deps, member, []))
      .get('/rest/v2/subscription-status');

  it('says who gives, in words that a publisher can verify with the public key alone', async () => {
    const answer = await status(await aSupporter(server.deps));
    expect(answer.body).to.include({
      isPaying: true,
      expiresAt: Date.parse('2026-02-01T00:00:00Z') / 1000,
    });
    const [data = '', signature = ''] = answer.body.payload.split('.');
    expect(JSON.parse(Buffer.from(data, 'base64').toString())).to.deep.equal({
      isPaying: true,
      expiresAt: answer.body.expiresAt,
    });

    const key = await server.visitor().get('/rest/v2/subscription-status/public-key.txt');
    expect(key.text).to.match(/^-----BEGIN PUBLIC KEY-----/);
    const isSigned = (words: string) =>
      verify(
        'RSA-SHA256',
        Buffer.from(words),
        createPublicKey(key.text),
        Buffer.from(signature, 'base64'),
      );
    expect(isSigned(data)).to.equal(true);
    expect(isSigned(`${data}x`)).to.equal(false);
    const json = await server.visitor().get('/rest/v2/subscription-status/public-key');
    expect(json.body.publicKey).to.equal(key.text);
  });

  it('signs with one key, however many ask for it first', async () => {
    const keys = await Promise.all(
      Array.from({ length: 4 }, () =>
        server.visitor().get('/rest/v2/subscription-status/public-key.txt'),
      ),
    );
    expect(new Set(keys.map(({ text }) => text)).size).to.equal(1);
  });

  it('says nothing signed of who does not give', async () => {
    expect((await status(await aMember(server.deps))).body).to.deep.equal({
      isPaying: false,
      expiresAt: null,
      payload: null,
    });
    expectError(await server.visitor().get('/rest/v2/subscription-status'), 401, 'unauthorized');
  });
});
