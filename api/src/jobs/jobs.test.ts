import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { latestCheck } from '../ledger/latest-check.ts';
import { JOBS } from './jobs.ts';
import { runJobs } from './run-jobs.ts';

describe('The jobs', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer();
  });
  afterEach(() => server.close());

  it('all run where there is nothing to do, and twice', async () => {
    for (const { work } of [...JOBS, ...JOBS]) await work(server.deps);
    expect((await latestCheck(server.deps.db))?.ok).to.equal(true);
  });

  it('close a month that is over, chain the ledger and check it', async () => {
    const { deps } = server;
    await flattrAll(deps, await aSupporter(deps), [await aThing(deps)]);
    server.setTime('2026-02-01T01:00:00Z');
    for (const { work } of JOBS) await work(deps);

    expect((await deps.db('periods').where({ period: '2026-01' }).first()).state).to.equal(
      'closed',
    );
    expect(await deps.db('ledger_blocks')).to.have.length(1);
  });

  it('run by the clock; one that fails is logged and runs again; stopping waits for them', async () => {
    const errors: string[] = [];
    const log = { ...server.deps.log, error: (fields: { job: string }) => errors.push(fields.job) };
    let ended = 0;
    const jobs = runJobs({ ...server.deps, log } as never, [
      {
        name: 'fails',
        when: '* * * * * *',
        work: () => Promise.reject(new Error('the database is away')),
      },
      {
        name: 'takes long',
        when: '* * * * * *',
        async work() {
          await sleep(1500);
          ended += 1;
        },
      },
    ]);
    await sleep(2200);
    await jobs.stop();

    expect(errors.length).to.be.within(1, 3);
    expect(errors[0]).to.equal('fails');
    expect(ended).to.be.within(1, 2);
  });
});
