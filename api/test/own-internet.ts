import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';
import { type TestDnsServer, testDnsServer } from './dns-server.ts';

export type OwnInternet = {
  /** What a service needs to be told to live in it. */
  env: { FLATTR_DNS_SERVERS: string; FLATTR_EXTRA_CA: string };
  dns: TestDnsServer[];
  /** The port of all its hosts. */
  port: number;
  /** The address of a host with its port, as sites are written: `blog.example:4711`. */
  at(host: string): string;
  /** Requests that came, as `host path`. */
  requests: string[];
  /** Gives a host an address and a certificate, and lets it answer. */
  host(name: string, handler: RequestListener): Promise<void>;
  /** The same with files: a path with its query -> what stands there. */
  files(name: string, files: Readonly<Record<string, string | TestFile>>): Promise<void>;
  /** Gives a host another certificate. */
  certificate(name: string, options: CertificateOptions): Promise<void>;
  close(): Promise<void>;
};

export type TestFile = { type?: string; status?: number; location?: string; body?: string };

type CertificateOptions = { names?: string[]; isSelfSigned?: boolean; notAfter?: Date };

/**
 * An internet on this machine's loopback: DNS servers, and hosts that speak https with certificates of
 * an authority that was made for this run alone.
 */
export async function ownInternet({ dnsServers = 1 } = {}): Promise<OwnInternet> {
  const directory = mkdtempSync(join(tmpdir(), 'flattr-internet-'));
  const authority = await certificateAuthority();
  const caFile = join(directory, 'ca.pem');
  writeFileSync(caFile, authority.cert);

  const dns = await Promise.all(Array.from({ length: dnsServers }, () => testDnsServer()));
  const handlers = new Map<string, RequestListener>();
  const contexts = new Map<string, SecureContext>();
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(
    {
      SNICallback: (name, done) => {
        const context = contexts.get(name);
        if (context) done(null, context);
        else done(new Error(`no certificate for ${name}`));
      },
    },
    (request, response) => answer(handlers, requests, request, response),
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  const port = await listen(server);

  async function certificate(name: string, options: CertificateOptions): Promise<void> {
    const { notAfter, isSelfSigned = false, names = [name] } = options;
    const { cert, private: key } = await generate([{ name: 'commonName', value: names[0]! }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
      ],
      ...(notAfter
        ? { notBeforeDate: new Date(notAfter.getTime() - 86_400_000), notAfterDate: notAfter }
        : {}),
      ...(isSelfSigned ? {} : { ca: { key: authority.private, cert: authority.cert } }),
    });
    contexts.set(name, createSecureContext({ cert, key }));
  }

  async function host(name: string, handler: RequestListener): Promise<void> {
    handlers.set(name, handler);
    for (const server of dns) server.address(name);
    if (!contexts.has(name)) await certificate(name, {});
  }

  return {
    env: {
      FLATTR_DNS_SERVERS: dns.map(({ server }) => server).join(','),
      FLATTR_EXTRA_CA: caFile,
    },
    dns,
    port,
    at: (name) => `${name}:${port}`,
    requests,
    host,
    files: (name, files) => host(name, (request, response) => serve(files, request, response)),
    certificate,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(dns.map((server) => server.close()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function certificateAuthority() {
  return generate([{ name: 'commonName', value: 'A throw-away authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function answer(
  handlers: ReadonlyMap<string, RequestListener>,
  requests: string[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  requests.push(`${host} ${request.url}`);
  const handler = handlers.get(host);
  if (handler) handler(request, response as Parameters<RequestListener>[1]);
  else response.writeHead(404).end();
}

function serve(
  files: Readonly<Record<string, string | TestFile>>,
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
): void {
  const file = files[url];
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/html' }).end('Nothing here');
    return;
  }
  const { body, location, status, type } =
    typeof file === 'string' ? ({ body: file } as TestFile) : file;
  response.writeHead(status ?? (location ? 302 : 200), {
    'Content-Type': type ?? typeOf(url),
    ...(location ? { Location: location } : {}),
  });
  response.end(body);
}

function typeOf(url: string): string {
  if (/\.well-known/.test(url)) return 'text/plain; charset=utf-8';
  return /feed|\.xml$/.test(url) ? 'application/rss+xml' : 'text/html; charset=utf-8';
}
