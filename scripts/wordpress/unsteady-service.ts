import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type TestServer, testServer } from '../../api/test/server.ts';

/** What happens to a request instead of being answered. */
export type Fault =
  /** It is never answered. */
  | 'silence'
  /** The connection is closed. */
  | 'hang-up'
  /** The service does what it was asked, and its answer is lost on the way. */
  | 'lost-answer'
  /** Somebody else answers. */
  | { status: number; headers?: Record<string, string>; body: string };

export type UnsteadyService = {
  /** The real service, at the address that the network has. */
  server: TestServer;
  /** What was asked, such as `POST /rest/v2/things`, in order. */
  asked: string[];
  /** What happens from now on to requests whose path has something in it; all is well again without a fault. */
  fail(fault?: Fault, where?: string): void;
  close(): Promise<void>;
};

/** The real service behind a network that fails when it is told to. */
export async function unsteadyService(env: NodeJS.ProcessEnv = {}): Promise<UnsteadyService> {
  const asked: string[] = [];
  let failing: { fault: Fault; where: string } | undefined;
  let target = '';
  const network = createServer((asking, answering) => {
    asked.push(`${asking.method} ${asking.url}`);
    const fault = failing && asking.url!.includes(failing.where) ? failing.fault : undefined;
    void answer(target, fault, asking, answering).catch(() => answering.destroy());
  });
  await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(network.address() as AddressInfo).port}`;
  const server = await testServer({ env: { FLATTR_PUBLIC_URL: url, ...env } });
  target = server.url;
  return {
    server: { ...server, url },
    asked,
    fail(fault, where = '') {
      failing = fault && { fault, where };
    },
    async close() {
      network.closeAllConnections();
      await new Promise((resolve) => network.close(resolve));
      await server.close();
    },
  };
}

async function answer(
  target: string,
  fault: Fault | undefined,
  asking: IncomingMessage,
  answering: ServerResponse,
): Promise<void> {
  const body = await buffer(asking);
  if (fault === 'silence') return;
  if (fault === 'hang-up') {
    answering.destroy();
    return;
  }
  if (typeof fault === 'object') {
    answering.writeHead(fault.status, fault.headers).end(fault.body);
    return;
  }
  const { method, url, headers } = asking;
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url!, target), { method, headers }, resolve).once('error', reject).end(body);
  });
  const said = await buffer(answered);
  if (fault === 'lost-answer') answering.destroy();
  else answering.writeHead(answered.statusCode!, answered.headers).end(said);
}
