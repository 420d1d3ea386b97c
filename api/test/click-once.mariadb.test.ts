import { Agent, request } from 'node:http';
import { expect } from 'chai';
import { aSupporter, aToken } from './factories.ts';
import { type TestServer, testServer } from './server.ts';
import { startService } from './service-process.ts';

const CONNECTIONS = 200;

describe('One click over two hundred connections', function () {
  this.timeout(60_000);

  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  for (const processes of [1, 2]) {
    it(`is one flattr, sent to ${processes === 1 ? 'one process' : 'two processes'} of the service`, async () => {
      const supporter = await aSupporter(server.deps);
      const token = await aToken(server.deps, supporter, ['flattr']);
      const services = await Promise.all(
        Array.from({ length: processes }, () => startService(server.deps.config.databaseUrl)),
      );
      const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
      try {
        const answers = await Promise.all(
          Array.from({ length: CONNECTIONS }, (_, number) =>
            click(`${services[number % processes]!.url}/rest/v2/flattr`, { agent, token }),
          ),
        );

        const made = answers.filter(({ status }) => status === 200);
        const refused = answers.filter(({ body }) => body.error === 'flattr_once');
        expect(made).to.have.length(1);
        expect(refused).to.have.length(CONNECTIONS - 1);
        expect(await server.deps.db('flattrs')).to.have.length(1);
        expect(await server.deps.db('things')).to.have.length(1);
      } finally {
        agent.destroy();
        await Promise.all(services.map((service) => service.stop()));
      }
    });
  }
});

function click(
  address: string,
  { agent, token }: { agent: Agent; token: string },
): Promise<{ status: number; body: { error?: string } }> {
  return new Promise((resolve, reject) => {
    const sent = request(address, {
      method: 'POST',
      agent,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.once('end', () => resolve({ status: answer.statusCode!, body: JSON.parse(text) }));
    });
    sent.end(JSON.stringify({ url: 'https://things.example.org/one' }));
  });
}
