import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { inTransaction } from '../db.ts';
import type { Member } from '../members/member.ts';
import { holdsOf } from './holds-of.ts';
import { placeHold } from './place-hold.ts';
import { releaseHold } from './release-hold.ts';

describe('Holds', () => {
  let server: TestServer;
  let member: Member;

  beforeEach(async () => {
    server = await testServer();
    member = await aMember(server.deps);
  });
  afterEach(() => server.close());

  const place = (cause: string, amount: number | null) =>
    inTransaction(server.deps.db, (trx) =>
      placeHold(trx, server.deps, { memberId: member.id, reason: 'contest', amount, cause }),
    );
  const release = (cause: string) =>
    inTransaction(server.deps.db, (trx) =>
      releaseHold(trx, server.deps, { memberId: member.id, cause }),
    );
  const open = async () =>
    (await holdsOf(server.deps.db, member.id)).map(({ cause, amount }) => [cause, amount]);

  it('stand until they are released', async () => {
    await place('claim/1', 5_000_000);
    await place('claim/2', null);
    expect(await open()).to.deep.equal([
      ['claim/1', 5_000_000],
      ['claim/2', null],
    ]);

    expect(await release('claim/1')).to.equal(true);
    expect(await release('claim/1')).to.equal(false);
    expect(await open()).to.deep.equal([['claim/2', null]]);
  });

  it('of one cause are one, whose amount changes, and may come again', async () => {
    await place('claim/1', 5_000_000);
    await place('claim/1', 7_000_000);
    expect(await open()).to.deep.equal([['claim/1', 7_000_000]]);

    await release('claim/1');
    await place('claim/1', 1_000_000);
    expect(await open()).to.deep.equal([['claim/1', 1_000_000]]);
    expect(await server.deps.db('holds')).to.have.length(2);
  });
});
