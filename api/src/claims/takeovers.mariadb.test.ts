import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { proveSite } from '../../test/sites.ts';
import { openDatabase } from '../db.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { holdsOf } from '../holds/holds-of.ts';
import { registerThing } from '../things/register-thing.ts';
import { finishTakeovers } from './finish-takeovers.ts';
import { objectToTakeover } from './object-to-takeover.ts';

describe('An objection at the last moment', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('keeps what was taken over held, though other processes are making it final', async () => {
    const { deps } = server;
    const first = await aMember(deps);
    const owner = await aMember(deps);
    const url = 'https://taken.example/work';
    const { id: thing } = await registerThing(deps, { memberId: first.id, url, title: 'A work' });
    await flattrAll(deps, await aSupporter(deps), [thing]);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
    const claimId = await proveSite(deps, owner, 'https://taken.example/');
    const { final_at: finalAt } = await deps.db('takeovers').first('final_at');

    const others = [0, 1].map(() => openDatabase(deps.config.databaseUrl));
    const at = (now: number) => ({ ...deps, clock: { ...deps.clock, now: () => now } });
    const waiting = async () => {
      const [[{ count }]] = await deps.db.raw(
        `SELECT COUNT(*) AS count FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'`,
      );
      return Number(count);
    };
    const untilWaiting = async (count: number) => {
      for (let tries = 0; (await waiting()) < count; tries++) {
        if (tries === 50) throw new Error(`Fewer than ${count} wait.`);
        // Who looks more often than every tenth of a second is shown what was true when they looked last.
        await sleep(150);
      }
    };
    const held = await deps.db.transaction();
    try {
      // All of them come to a row that is held; who came first is let in first.
      await held('takeovers').where({ claim_id: claimId }).forUpdate();
      const objection = objectToTakeover(at(Number(finalAt) - 1), {
        ...{ memberId: first.id, claimId },
        words: 'It is mine.',
      });
      await untilWaiting(1);
      const jobs = others.map((db) => finishTakeovers({ ...at(Number(finalAt)), db }));
      await untilWaiting(3);
      await held.commit();
      await Promise.all([objection, ...jobs]);

      expect((await holdsOf(deps.db, owner.id)).map(({ amount }) => amount)).to.deep.equal([
        10_000_000,
      ]);
      expect(await deps.db('takeovers').pluck('final_at')).to.not.include(null);
    } finally {
      if (!held.isCompleted()) await held.rollback();
      await Promise.all(others.map((db) => db.destroy()));
    }
  });
});
