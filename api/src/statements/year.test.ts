import { expect } from 'chai';
import { aMember, aSupporter } from '../../test/factories.ts';
import { aThing, flattrAll } from '../../test/month.ts';
import { earn } from '../../test/payouts.ts';
import { type TestServer, testServer } from '../../test/server.ts';
import { closePeriod } from '../distribution/close-period.ts';
import { useEarnings } from '../funds/use-earnings.ts';
import { account } from '../ledger/accounts.ts';
import { balanceOf } from '../ledger/balance-of.ts';
import type { Member } from '../members/member.ts';
import { parseAmount } from '../money.ts';

describe('The statement of a year', () => {
  let server: TestServer;
  let ann: Member;

  beforeEach(async () => {
    server = await testServer({ now: '2025-12-10T12:00:00Z' });
    const { deps } = server;
    ann = await aSupporter(deps, { name: 'ann', funds: '30.00' });
    const creator = await aMember(deps);
    const thing = await aThing(deps, { creator });
    await flattrAll(deps, ann, [thing]);
    await earn(deps, ann, '4.00');
    server.setTime('2026-01-01T02:00:00Z');
    await closePeriod(deps, '2025-12');
    await useEarnings(deps, { memberId: ann.id, amount: parseAmount('3.00'), id: 'x'.repeat(26) });
    await flattrAll(deps, ann, [thing]);
    server.setTime('2026-02-01T02:00:00Z');
    await closePeriod(deps, '2026-01');
  });
  afterEach(() => server.close());

  const csv = async (year: number) => {
    const { text } = await (await server.as(ann)).get(`/statements/year/${year}.csv`);
    return text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  };
  const sum = (rows: string[][], of: string) =>
    rows.filter(([name]) => name === of).reduce((total, row) => total + Number(row[3]), 0);

  it('sums, year after year, to what the ledger has', async () => {
    const [first, second] = [await csv(2025), await csv(2026)];
    for (const of of ['funds', 'earnings'] as const) {
      const balance = (await balanceOf(server.deps.db, account[of](ann.id))) / 1e6;
      expect(sum(first, of) + sum(second, of), of).to.equal(balance);
    }
    expect(sum(first, 'funds')).to.equal(30);
    expect(sum(second, 'funds')).to.equal(-17);
  });

  it('shows what was there, what came and went, and what is left', async () => {
    const { text } = await (await server.as(ann)).get('/statements/year/2026');
    for (const words of ['$30.00', '$13.00', 'Given to what you flattred', 'Moved to your funds']) {
      expect(text).to.include(words);
    }
    expect((await (await server.as(ann)).get('/statements')).text).to.include('/year/2025');
  });

  it('is one’s own, and of years that there were', async () => {
    const browser = await server.as(ann);
    for (const year of ['2024', '2027', 'x', '2026.pdf']) {
      expect((await browser.get(`/statements/year/${year}`)).status, year).to.equal(404);
    }
    expect((await server.visitor().get('/statements/year/2026')).status).to.equal(303);
    const other = await (await server.as(await aMember(server.deps))).get('/statements/year/2026');
    expect(other.text).to.not.include('$13.00');
  });
});
