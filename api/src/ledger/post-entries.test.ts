import { expect } from 'chai';
import { aMember } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import type { DomainError } from '../errors.ts';
import { account } from './accounts.ts';
import { balanceOf } from './balance-of.ts';
import { type Entry, postEntries } from './post-entries.ts';

describe('postEntries', () => {
  let server: TestServer;
  let deposit: Entry;

  beforeEach(async () => {
    server = await testServer();
    const member = await aMember(server.deps);
    deposit = {
      reference: 'deposit/1',
      from: account.world('sandbox'),
      to: account.funds(member.id),
      amount: 2_000_000,
    };
  });
  afterEach(() => server.close());

  const post = (...entries: Entry[]) =>
    server.deps.db.transaction((trx) => postEntries(trx, server.deps, entries));

  const failure = async (work: Promise<unknown>): Promise<DomainError> => {
    try {
      await work;
    } catch (error) {
      return error as DomainError;
    }
    throw new Error('It should have failed.');
  };

  it('moves the amount from one account to the other', async () => {
    expect(await post(deposit)).to.equal(1);

    expect(await balanceOf(server.deps.db, deposit.to)).to.equal(2_000_000);
    expect(await balanceOf(server.deps.db, deposit.from)).to.equal(-2_000_000);
  });

  it('changes nothing when the same entry is posted again', async () => {
    await post(deposit);

    expect(await post(deposit)).to.equal(0);

    expect(await balanceOf(server.deps.db, deposit.to)).to.equal(2_000_000);
  });

  it('refuses the same reference with other contents', async () => {
    await post(deposit);

    expect((await failure(post({ ...deposit, amount: 3 }))).code).to.equal('posting_conflict');
  });

  it('lets no account but the world go below zero', async () => {
    await post(deposit);
    const tooMuch = { reference: 'x', from: deposit.to, to: account.fees, amount: 2_000_001 };

    expect((await failure(post(tooMuch))).code).to.equal('insufficient_funds');
    expect(await balanceOf(server.deps.db, deposit.to)).to.equal(2_000_000);
  });

  it('keeps entries as they are: the database refuses to change or remove one', async () => {
    await post(deposit);
    const { db } = server.deps;

    await failure(db('ledger_entries').update({ amount: 1 }).then());
    await failure(db('ledger_entries').delete().then());

    const [entry] = await db('ledger_entries');
    expect(Number(entry.amount)).to.equal(2_000_000);
  });
});
