import { expect } from 'chai';
import type { Member } from '../src/members/member.ts';
import { aSupporter, aToken } from './factories.ts';
import { type TestServer, testServer } from './server.ts';
import { startService } from './service-process.ts';

/** FLATTR_KILLS=50 plays more rounds. */
const ROUNDS = Number(process.env.FLATTR_KILLS ?? 3);
const CONNECTIONS = 32;

describe('A click that was acknowledged', function () {
  this.timeout(30_000 * ROUNDS);

  let server: TestServer;
  let supporter: Member;
  let token: string;

  beforeEach(async () => {
    server = await testServer();
    supporter = await aSupporter(server.deps);
    token = await aToken(server.deps, supporter);
  });
  afterEach(() => server.close());

  it('is there after the service was killed in the middle of others', async () => {
    const acknowledged: string[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const service = await startService(server.deps.config.databaseUrl);
      const before = acknowledged.length;
      const clicks = Array.from({ length: CONNECTIONS }, (_, connection) =>
        clickUntilItDies(`${service.url}/rest/v2/flattr`, `${round}-${connection}`),
      );
      // Somewhere in the stream of clicks, elsewhere in each round.
      const enough = before + 20 * round;
      await Promise.race([until(() => acknowledged.length >= enough), Promise.all(clicks)]);
      await service.kill();
      await Promise.all(clicks);
    }
    const rows = await server.deps
      .db('flattrs')
      .join('things', 'things.id', 'flattrs.thing_id')
      .where('flattrs.supporter_id', supporter.id)
      .pluck('things.url');

    expect(acknowledged.length).to.be.greaterThan(20 * ROUNDS - 1);
    const missing = acknowledged.filter((url) => !rows.includes(url));
    expect(missing).to.deep.equal([]);

    async function clickUntilItDies(address: string, name: string): Promise<void> {
      for (let number = 1; ; number += 1) {
        const url = `https://things.example.org/${name}-${number}`;
        try {
          const answer = await fetch(address, {
            method: 'POST',
            headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ url }),
          });
          if (answer.status !== 200) return;
          acknowledged.push(url);
        } catch {
          return;
        }
      }
    }
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
}
