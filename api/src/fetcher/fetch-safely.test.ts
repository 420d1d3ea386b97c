import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server,
  type Socket,
} from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { FetchProblem } from './fetch-problem.ts';
import { type FetchOptions, fetchSafely } from './fetch-safely.ts';
import { isPublicAddress } from './public-address.ts';

const LOCAL = { mode: 'sandbox', publicUrl: 'http://localhost:3000' } as const;
const LIVE = { mode: 'live', publicUrl: 'https://flattr.example' } as const;
const OPEN_SANDBOX = { mode: 'sandbox', publicUrl: 'https://try.flattr.example' } as const;

describe('fetchSafely', () => {
  let url: string;
  let port: number;
  let server: Server;
  let requests: IncomingMessage[];
  const sockets = new Set<Socket>();

  /** Starts a server that answers with `handler`, and counts what reaches it. */
  async function listen(target: Server): Promise<void> {
    target.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    server = target;
    port = (target.address() as AddressInfo).port;
    url = `http://127.0.0.1:${port}`;
  }
  async function answer(handler: (request: IncomingMessage, response: ServerResponse) => void) {
    requests = [];
    await listen(
      createServer((request, response) => {
        requests.push(request);
        handler(request, response);
      }),
    );
  }
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  async function problem(
    target: string,
    options: FetchOptions = {},
    config: Parameters<typeof fetchSafely>[0] = LOCAL,
  ): Promise<string> {
    const error = await fetchSafely(config, target, { timeoutMs: 1000, ...options }).then(
      () => expect.fail('it was fetched'),
      (thrown) => thrown,
    );
    expect(error, error.stack).to.be.instanceOf(FetchProblem);
    expect(error.message).to.match(/\.$/);
    return error.code;
  }

  it('gives what was answered, and says who asks', async () => {
    await answer((_, response) => {
      response.writeHead(404, { 'Content-Type': 'text/plain', 'Set-Cookie': ['a=1', 'b=2'] });
      response.end('Not here');
    });
    const fetched = await fetchSafely(LOCAL, `${url}/a#b`, { headers: { 'X-Sign': 'yes' } });

    expect(fetched).to.include({ status: 404, isCut: false });
    expect(fetched.headers).to.include({ 'content-type': 'text/plain', 'set-cookie': 'a=1, b=2' });
    expect(String(fetched.body)).to.equal('Not here');
    expect(requests[0]!.headers).to.include({
      'user-agent': 'Flattr (+http://localhost:3000)',
      'x-sign': 'yes',
    });
    expect(requests[0]!.headers).not.to.have.any.keys('cookie', 'authorization', 'referer');
  });

  it('sends a body, and follows no redirect of its answer', async () => {
    await answer((request, response) => {
      request.pipe(response.writeHead(302, { Location: '/elsewhere' }));
    });
    const fetched = await fetchSafely(LOCAL, url, { method: 'POST', body: '{"a":1}' });
    expect([fetched.status, String(fetched.body)]).to.deep.equal([302, '{"a":1}']);
    expect(requests).to.have.length(1);
  });

  describe('the destination', () => {
    beforeEach(() => answer((_, response) => response.end('inside')));
    afterEach(() => expect(requests, 'what reached the server').to.have.length(0));

    it('is never this machine on a service that others reach', async () => {
      for (const config of [LIVE, OPEN_SANDBOX]) {
        for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '127.1', '[::1]']) {
          expect(await problem(`http://${host}:${port}/`, {}, config), host).to.equal('not_public');
        }
      }
    });

    it('is never another machine of a private network, not even from this one', async () => {
      for (const host of [
        ...['0.0.0.0', '10.0.0.1', '192.168.1.1', '172.16.0.1', '100.64.0.1', '169.254.169.254'],
        ...['[::]', '[::ffff:127.0.0.1]', '[::ffff:10.0.0.1]', '[::10.0.0.1]', '[64:ff9b::a00:1]'],
        ...['[2002:a00:1::]', '[2001:0:a00:1::]', '[fe80::1]', '[fc00::1]', '[ff02::1]'],
        ...['224.0.0.1', '255.255.255.255', '0xa000001', '167772161', '012.1.1.1'],
      ]) {
        expect(await problem(`http://${host}:${port}/`), host).to.equal('not_public');
      }
    });

    it('is refused when one of the addresses of a name is not public', async () => {
      const resolve = async () => [
        { address: '93.184.216.34', family: 4 as const },
        { address: '10.0.0.1', family: 4 as const },
      ];
      expect(await problem('http://example.org/', { resolve }, LIVE)).to.equal('not_public');
    });

    it('is refused when a public name leads to this machine', async () => {
      const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
      const target = `http://example.org:${port}/`;
      expect(await problem(target, { resolve }, LIVE)).to.equal('not_public');
    });

    it('is http or https without credentials, on a port for pages', async () => {
      const resolve = async () => [{ address: '93.184.216.34', family: 4 as const }];
      expect(await problem('ftp://example.org/')).to.equal('invalid_url');
      expect(await problem('file:///etc/passwd')).to.equal('invalid_url');
      expect(await problem('nonsense')).to.equal('invalid_url');
      expect(await problem('http://a:b@example.org/')).to.equal('invalid_url');
      expect(await problem('http://example.org:25/', { resolve })).to.equal('not_public');
    });

    it('is not found when the name is not', async () => {
      const resolve = () => Promise.reject(new Error('ENOTFOUND'));
      expect(await problem('http://example.org/', { resolve })).to.equal('name_not_found');
      const empty = async () => [];
      expect(await problem('http://example.org/', { resolve: empty })).to.equal('name_not_found');
    });

    it('is given up when its name takes too long', async () => {
      const resolve = () => new Promise<never>(() => {});
      const options = { resolve, timeoutMs: 50 };
      expect(await problem('http://example.org/', options)).to.equal('too_slow');
    });
  });

  it('resolves a name once and connects to the address that it checked', async () => {
    await answer((request, response) => response.end(request.headers.host));
    let asked = 0;
    // The second answer would lead inside.
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 as const }];
    };
    const fetched = await fetchSafely(LOCAL, `http://example.org:${port}/`, { resolve });
    expect(String(fetched.body)).to.equal(`example.org:${port}`);
    expect(asked).to.equal(1);
  });

  describe('redirects', () => {
    it('are followed three times, without the headers of the first host elsewhere', async () => {
      await answer((request, response) => {
        const step = Number(request.url!.slice(1) || 0);
        const host = step === 2 ? `http://localhost:${port}` : '';
        if (step < 3) response.writeHead(302, { Location: `${host}/${step + 1}` });
        response.end(`step ${step}`);
      });
      const fetched = await fetchSafely(LOCAL, url, {
        headers: { 'X-Sign': 'yes' },
        accept: 'text/html',
      });
      expect(fetched).to.include({ status: 200, url: `http://localhost:${port}/3` });
      expect(String(fetched.body)).to.equal('step 3');
      expect(requests.map(({ headers }) => headers['x-sign'])).to.deep.equal([
        'yes',
        'yes',
        'yes',
        undefined,
      ]);
      expect(requests[3]!.headers.accept).to.equal('text/html');
    });

    it('are too many at four, and for ever', async () => {
      await answer((_, response) => response.writeHead(301, { Location: '/' }).end());
      expect(await problem(url)).to.equal('too_many_redirects');
      expect(requests).to.have.length(4);
    });

    it('lead no further inside than the address itself', async () => {
      const targets = [
        'http://10.0.0.1/',
        'file:///etc/passwd',
        'http://a:b@127.0.0.1/',
        '//[::]/',
      ];
      await answer((_, response) => response.writeHead(307, { Location: targets.shift()! }).end());
      const codes = [];
      for (const _ of [1, 2, 3, 4]) codes.push(await problem(url));
      expect(codes).to.deep.equal(['not_public', 'invalid_url', 'invalid_url', 'not_public']);
      expect(requests).to.have.length(4);
    });

    it('check each name anew', async () => {
      await answer((_, response) =>
        response.writeHead(302, { Location: `http://inside.example.org:${port}/` }).end(),
      );
      const resolve = async (name: string) => [
        { address: name === 'example.org' ? '127.0.0.1' : '192.168.0.1', family: 4 as const },
      ];
      const target = `http://example.org:${port}/`;
      expect(await problem(target, { resolve })).to.equal('not_public');
      expect(requests).to.have.length(1);
    });
  });

  describe('the body', () => {
    it('is decompressed', async () => {
      await answer((request, response) => {
        const [encoding, bytes] =
          request.url === '/br' ? ['br', brotliCompressSync('Hello')] : ['gzip', gzipSync('Hello')];
        response.writeHead(200, { 'Content-Encoding': encoding }).end(bytes);
      });
      expect(String((await fetchSafely(LOCAL, url)).body)).to.equal('Hello');
      expect(String((await fetchSafely(LOCAL, `${url}/br`)).body)).to.equal('Hello');
      expect((await fetchSafely(LOCAL, url, { method: 'HEAD' })).body).to.have.length(0);
    });

    it('is a problem when it is too long, or only its beginning is read', async () => {
      await answer((_, response) => response.end('x'.repeat(1001)));
      expect(await problem(url, { bytesMax: 1000 })).to.equal('too_large');
      const fits = await fetchSafely(LOCAL, url, { bytesMax: 1001 });
      expect([fits.body.length, fits.isCut]).to.deep.equal([1001, false]);
      const cut = await fetchSafely(LOCAL, url, { bytesMax: 1000, longBody: 'cut' });
      expect([cut.body.length, cut.isCut]).to.deep.equal([1000, true]);
    });

    it('may not unpack to more than that either', async () => {
      const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
      expect(bomb.length).to.be.below(256 * 1024);
      await answer((_, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
      });
      const before = process.memoryUsage().arrayBuffers;
      expect(await problem(url)).to.equal('too_large');
      expect(process.memoryUsage().arrayBuffers - before).to.be.below(16 * 1024 * 1024);
    });

    it('may not go on for ever, slowly or fast', async () => {
      await answer((request, response) => {
        const send = () => response.write('x'.repeat(request.url === '/fast' ? 65_536 : 1));
        const timer = setInterval(send, 5);
        response.on('close', () => clearInterval(timer));
      });
      expect(await problem(`${url}/fast`)).to.equal('too_large');
      expect(await problem(url, { timeoutMs: 200 })).to.equal('too_slow');
    });

    it('must be compressed as asked for, and whole', async () => {
      const bytes = gzipSync('Hello'.repeat(1000));
      await answer((request, response) => {
        if (request.url === '/cut') {
          response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bytes.subarray(0, 20));
        } else if (request.url === '/lie') {
          response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('Hello');
        } else {
          response.writeHead(200, { 'Content-Encoding': 'gzip, gzip' }).end(gzipSync(bytes));
        }
      });
      for (const path of ['/cut', '/lie', '/twice']) {
        expect(await problem(url + path), path).to.equal('not_http');
      }
    });
  });

  describe('a server that is not right', () => {
    async function answerBytes(handler: (socket: Socket) => void) {
      await listen(createSocketServer(handler));
    }

    it('may not keep us waiting for its headers', async () => {
      await answerBytes((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write('X-A: b\r\n'), 20);
        socket.on('close', () => clearInterval(timer));
      });
      expect(await problem(url, { timeoutMs: 200 })).to.equal('too_slow');
    });

    it('may not send headers without end', async () => {
      await answerBytes((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${'X-A: bbbbbbbbbbbbbbbbbbbb\r\n'.repeat(2000)}`);
      });
      expect(await problem(url)).to.equal('too_large');
    });

    it('must speak http', async () => {
      await answerBytes((socket) => socket.write('220 mail.example.org ESMTP\r\n'));
      expect(await problem(url)).to.equal('not_http');
    });

    it('must be trusted over https', async () => {
      await answerBytes((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
      expect(await problem(url.replace('http:', 'https:'))).to.equal('no_trust');
    });

    it('may hang up', async () => {
      await answerBytes((socket) => socket.destroy());
      expect(await problem(url)).to.equal('no_connection');
      const closedPort = 1;
      expect(await problem(`http://127.0.0.1:${closedPort}/`)).to.equal('no_connection');
    });
  });
});

describe('isPublicAddress', () => {
  it('takes addresses that are given out to anybody', () => {
    for (const address of [
      '1.1.1.1',
      '93.184.216.34',
      '100.63.255.255',
      '100.128.0.1',
      '172.32.0.1',
    ]) {
      expect(isPublicAddress(address), address).to.equal(true);
    }
    for (const address of ['2606:4700::1111', '2a00:1450:4001::1', '2001:4860:4860::8888']) {
      expect(isPublicAddress(address), address).to.equal(true);
    }
  });

  it('refuses everything else', () => {
    for (const address of [
      ...['0.0.0.0', '10.1.2.3', '127.9.9.9', '100.127.255.255', '172.31.0.1', '198.19.0.1'],
      ...['203.0.113.9', '239.1.1.1', '255.255.255.255', '168.63.129.16', '192.0.0.192'],
      ...['::', '::1', '::ffff:1.1.1.1', '::1.1.1.1', '64:ff9b::101:101', '64:ff9b:1::1', '100::1'],
      ...['2001::1', '2001:db8::1', '2002:101:101::1', '3fff::1', 'fd00::1', 'fe80::1', 'fec0::1'],
      ...['ff02::1', 'example.org', '', '1.1.1', 'fe80::1%eth0'],
    ]) {
      expect(isPublicAddress(address), address).to.equal(false);
    }
  });
});
