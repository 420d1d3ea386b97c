import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { DomainError } from '../errors.ts';
import type { Member } from '../members/member.ts';
import { budgetOf, budgetsOf } from './budget-of.ts';
import { fundsAndBudgets } from './funds-and-budgets.ts';
import { pauseBudget } from './pause-budget.ts';
import { setBudget } from './set-budget.ts';

describe('A monthly budget', () => {
  let server: TestServer;
  let member: Member;

  beforeEach(async () => {
    server = await testServer({ now: '2026-01-10T12:00:00Z' });
    member = await aMember(server.deps);
  });
  afterEach(() => server.close());

  const set = (amount: number) => setBudget(server.deps, { memberId: member.id, amount });
  const of = (period: string) => budgetOf(server.deps.db, member.id, period);

  it('is nothing until it is set', async () => {
    expect(await of('2026-01')).to.equal(0);
  });

  it('holds from the period in which it is set, not before', async () => {
    await set(10_000_000);

    expect(await of('2025-12')).to.equal(0);
    expect(await of('2026-01')).to.equal(10_000_000);
    expect(await of('2027-03')).to.equal(10_000_000);
  });

  it('is what was set last in a period', async () => {
    await set(10_000_000);
    await set(5_000_000);

    expect(await of('2026-01')).to.equal(5_000_000);
  });

  it('leaves a period that is over as it was', async () => {
    await set(10_000_000);
    server.setTime('2026-02-01T00:00:01Z');
    await set(20_000_000);

    expect(await of('2026-01')).to.equal(10_000_000);
    expect(await of('2026-02')).to.equal(20_000_000);
  });

  it('is nothing while it is paused', async () => {
    await set(10_000_000);
    server.setTime('2026-03-05T00:00:00Z');
    await pauseBudget(server.deps, { memberId: member.id });

    expect(await of('2026-02')).to.equal(10_000_000);
    expect(await of('2026-03')).to.equal(0);
    expect(await of('2026-04')).to.equal(0);
  });

  for (const amount of [999_999, 1_000_000_001, 0, -1_000_000]) {
    it(`is refused outside the limits: ${amount} micros`, async () => {
      const error = await set(amount).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );

      expect(error).to.be.instanceOf(DomainError);
      expect((error as DomainError).fields).to.have.property('budget');
      expect(await of('2026-01')).to.equal(0);
    });
  }

  it('takes both limits themselves', async () => {
    await set(1_000_000);
    expect(await of('2026-01')).to.equal(1_000_000);
    await set(1_000_000_000);
    expect(await of('2026-01')).to.equal(1_000_000_000);
  });

  it('is found with the funds of many supporters at once', async () => {
    const { db } = server.deps;
    const rich = await aSupporter(server.deps, { funds: '50.00', budget: '10.00' });
    const poor = await aSupporter(server.deps, { funds: '0.50', budget: '10.00' });

    expect((await budgetsOf(db, [rich.id, member.id], '2026-01')).get(member.id)).to.equal(0);
    const found = await fundsAndBudgets(db, [rich.id, poor.id, member.id], '2026-01');
    expect([...found.values()]).to.deep.equal([
      { funds: 50_000_000, budget: 10_000_000, amount: 10_000_000 },
      { funds: 500_000, budget: 10_000_000, amount: 500_000 },
      { funds: 0, budget: 0, amount: 0 },
    ]);
  });
});
