import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { expect } from 'chai';
import { aMember, aToken } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { cookieName, openSession } from '../members/session.ts';

type RawAnswer = { status: number; headers: NodeJS.Dict<string | string[]>; bytes: Buffer };

/** What comes over the wire: `fetch` would unpack it. */
function get(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { headers: answered, statusCode = 0 } = answer;
        resolve({ status: statusCode, headers: answered, bytes: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('Compression', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  for (const [encoding, unpack] of [
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
    ['br', brotliDecompressSync],
  ] as const) {
    it(`answers long lists of the API by ${encoding} to who asks for it`, async () => {
      const url = `${server.url}/rest/v2/languages`;
      const plain = await get(url);
      const packed = await get(url, { 'Accept-Encoding': encoding });
      expect(plain.headers).not.to.have.property('content-encoding');
      expect(packed.headers['content-encoding']).to.equal(encoding);
      expect(packed.headers['content-type']).to.equal('application/json;charset=utf-8');
      expect(packed.headers.vary).to.include('Accept-Encoding').and.to.include('Authorization');
      expect(packed.bytes.length).to.be.below(plain.bytes.length / 2);
      expect(unpack(packed.bytes).toString()).to.equal(plain.bytes.toString());
    });
  }

  it('chooses what is understood in one way alone', async () => {
    const chosen = async (accepted: string) => {
      const { headers } = await get(`${server.url}/rest/v2/languages`, {
        'Accept-Encoding': accepted,
      });
      return headers['content-encoding'];
    };
    expect(await chosen('deflate, gzip')).to.equal('gzip');
    expect(await chosen('deflate, gzip, br, zstd')).to.equal('br');
    expect(await chosen('gzip;q=0, deflate')).to.equal('deflate');
    expect(await chosen('identity, gzip;q=0.5')).to.equal(undefined);
    expect(await chosen('compress, nonsense')).to.equal(undefined);
  });

  it('prefers what old clients name, and leaves short answers as they are', async () => {
    const old = { 'Accept-Encoding': 'gzip,deflate' };
    expect(
      (await get(`${server.url}/rest/v2/languages`, old)).headers['content-encoding'],
    ).to.equal('gzip');
    const short = await get(`${server.url}/rest/v2/categories`, old);
    expect(short.headers).not.to.have.property('content-encoding');
    expect(short.headers.vary).to.include('Accept-Encoding');
  });

  it('packs pages for visitors, and none for who is signed in', async () => {
    const member = await aMember(server.deps);
    const secret = await openSession(server.deps, { memberId: member.id, userAgent: 'A test' });
    const old = { 'Accept-Encoding': 'gzip' };
    const visited = await get(`${server.url}/`, old);
    expect(visited.headers['content-encoding']).to.equal('gzip');
    const Cookie = `${cookieName(server.deps.config.publicUrl)}=${secret}`;
    for (const path of ['/', '/settings']) {
      const own = await get(`${server.url}${path}`, { ...old, Cookie });
      expect(own.status, path).to.equal(200);
      expect(own.bytes.length, path).to.be.above(1024);
      expect(own.headers, path).not.to.have.property('content-encoding');
    }
    const Authorization = `Bearer ${await aToken(server.deps, member)}`;
    const api = await get(`${server.url}/rest/v2/languages`, { ...old, Authorization });
    expect(api.headers['content-encoding']).to.equal('gzip');
  });
});
