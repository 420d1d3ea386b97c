import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type TestMailServer = {
  port: number;
  url: string;
  /** The mails that it took, as they came over the wire. */
  received: { to: string[]; raw: string }[];
  /** Addresses that it says do not exist. */
  unknown: Set<string>;
  close(): Promise<void>;
};

/** A real SMTP server that keeps what it takes. */
export async function testMailServer(port = 0): Promise<TestMailServer> {
  const received: TestMailServer['received'] = [];
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      if (!unknown.has(address)) return done();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk) => {
        raw += chunk;
      });
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const actual = (server.server.address() as AddressInfo).port;
  return {
    port: actual,
    url: `smtp://127.0.0.1:${actual}`,
    received,
    unknown,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
