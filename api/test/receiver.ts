import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** A message as a receiver got it. */
export type Received = { headers: IncomingHttpHeaders; body: string; id: string };

/** A receiver of web hooks: a server of its own, that does what its member wants. */
export type Receiver = {
  url: string;
  /** What has arrived, answered or not. */
  received: Received[];
  /** What is answered from now on; undefined: nothing, for ever. */
  answer: number | undefined;
  /** Resolves when so many messages have arrived. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
};

const WAIT_MS = 15_000;

export async function aReceiver(answer: number | undefined = 204): Promise<Receiver> {
  const changes = new Set<() => void>();
  const receiver: Receiver = {
    url: '',
    received: [],
    answer,
    async until(count) {
      const endsAt = performance.now() + WAIT_MS;
      while (receiver.received.length < count) {
        const left = endsAt - performance.now();
        if (left <= 0) {
          throw new Error(`${receiver.received.length} of ${count} messages arrived.`);
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          changes.add(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server: Server = createServer(async (request, response: ServerResponse) => {
    const body = await text(request);
    receiver.received.push({
      headers: request.headers,
      body,
      id: String(request.headers['webhook-id']),
    });
    for (const change of changes) change();
    changes.clear();
    if (receiver.answer === undefined) return;
    const headers = { Location: '/elsewhere' };
    response.writeHead(receiver.answer, receiver.answer === 302 ? headers : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return receiver;
}

/** A message, once an independent library has verified it. Throws when it is not signed with it. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into messages freely
export function verified(secret: string, { body, headers }: Received): any {
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}

/** Whether a message is signed with a secret; its body may be anything. */
export function isSignedWith(secret: string, { body, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
