import { expect } from 'chai';
import fc from 'fast-check';
import { mailboxOf } from './mailbox-of.ts';
import { findRings } from './rings.ts';
import { type Backer, type MonthOfCreator, SCORE_MAX, scoreEarnings, THRESHOLD } from './score.ts';

const FEW_FROM = { fewFrom: 50_000_000 };
const HONEST = {
  hasSameDestination: false,
  hasSameMailbox: false,
  isInRing: false,
  isNewForThis: false,
  depositedJustNow: false,
};

const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const anyBacker: fc.Arbitrary<Backer> = fc.record({
  supporterId: fc.nat(),
  amount,
  hasSameDestination: fc.boolean(),
  hasSameMailbox: fc.boolean(),
  isInRing: fc.boolean(),
  isNewForThis: fc.boolean(),
  depositedJustNow: fc.boolean(),
});
const honestBacker = fc
  .record({ supporterId: fc.nat(), amount })
  .map((of) => ({ ...of, ...HONEST }));

function month(backers: readonly Backer[], isPaidOutAtOnce = false): MonthOfCreator {
  const earned = backers.reduce((sum, backer) => sum + backer.amount, 0);
  return { backers, earned, paidOutAtOnce: isPaidOutAtOnce ? earned : 0 };
}

describe('The score of earnings', () => {
  it('is a whole number from 0 to 100, the sum of its parts where that is less', () => {
    fc.assert(
      fc.property(fc.array(anyBacker, { maxLength: 40 }), fc.boolean(), (backers, paid) => {
        const { score, parts } = scoreEarnings(month(backers, paid), FEW_FROM);
        const sum = parts.reduce((points, part) => points + part.points, 0);
        expect(score).to.equal(Math.min(SCORE_MAX, sum));
        for (const { points, percent } of parts) {
          expect(points).to.be.greaterThan(0);
          expect(percent).to.be.within(0, 100);
        }
      }),
    );
  });

  it('does not depend on the order of supporters', () => {
    fc.assert(
      fc.property(fc.array(anyBacker, { maxLength: 20 }), (backers) => {
        const there = scoreEarnings(month(backers), FEW_FROM);
        expect(scoreEarnings(month([...backers].reverse()), FEW_FROM)).to.deep.equal(there);
      }),
    );
  });

  it('never falls because something more is known against a supporter', () => {
    fc.assert(
      fc.property(
        fc.array(anyBacker, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('hasSameDestination', 'isInRing', 'depositedJustNow'),
        (any, flag) => {
          const backers = any.map((backer) => ({ ...backer, hasSameMailbox: false }));
          const [first, ...others] = backers;
          const before = month([{ ...first!, [flag]: false }, ...others], true);
          const after = month([{ ...first!, [flag]: true }, ...others], true);
          expect(scoreEarnings(after, FEW_FROM).score).to.be.at.least(
            scoreEarnings(before, FEW_FROM).score,
          );
        },
      ),
    );
  });

  it('stays below the threshold for one fan, however much they give and however fast it is paid out', () => {
    fc.assert(
      fc.property(honestBacker, fc.boolean(), fc.boolean(), (fan, depositedJustNow, paid) => {
        const backers = [{ ...fan, isNewForThis: true, depositedJustNow }];
        expect(scoreEarnings(month(backers, paid), FEW_FROM).score).to.be.below(THRESHOLD);
      }),
    );
  });

  it('stays below the threshold for a launch to which a creator brings only new people', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 60 }), (amounts) => {
        const backers = amounts.map((of, supporterId) => ({
          ...HONEST,
          supporterId,
          amount: of,
          isNewForThis: true,
          depositedJustNow: true,
        }));
        const { score, parts } = scoreEarnings(month(backers, true), { fewFrom: Infinity });
        expect(score, JSON.stringify(parts)).to.be.below(THRESHOLD);
      }),
    );
  });

  it('stays below the threshold where the family gives less than half of it', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 30 }),
        fc.nat(100),
        (amounts, part) => {
          const others = amounts.map((of, supporterId) => ({ ...HONEST, supporterId, amount: of }));
          const sum = amounts.reduce((total, of) => total + of, 0);
          const family = {
            ...HONEST,
            supporterId: 99,
            amount: Math.max(1, Math.floor((sum * part) / 200)),
            hasSameDestination: true,
          };
          const { score } = scoreEarnings(month([...others, family]), { fewFrom: Infinity });
          expect(score).to.be.below(THRESHOLD);
        },
      ),
    );
  });

  it('reaches it where all comes from one’s own second accounts', () => {
    for (const flag of ['hasSameDestination', 'hasSameMailbox'] as const) {
      const backers = [{ ...HONEST, supporterId: 1, amount: 10_000_000, [flag]: true }];
      expect(scoreEarnings(month(backers), FEW_FROM).score, flag).to.be.at.least(THRESHOLD);
    }
  });

  it('reaches it where much money goes round, or goes round and straight out', () => {
    const ring = (of: number, depositedJustNow: boolean) => [
      { ...HONEST, supporterId: 1, amount: of, isInRing: true, depositedJustNow },
    ];
    const friends = month(ring(10_000_000, false));
    expect(scoreEarnings(friends, FEW_FROM).score, 'two friends').to.be.below(THRESHOLD);
    for (const suspicious of [
      month(ring(60_000_000, false)),
      month(ring(10_000_000, true), true),
    ]) {
      expect(scoreEarnings(suspicious, FEW_FROM).score).to.be.at.least(THRESHOLD);
    }
  });
});

describe('Rings', () => {
  it('are found of any length, and chains are none', () => {
    const rings = findRings([
      { from: 1, to: 2 },
      { from: 2, to: 1 },
      { from: 3, to: 4 },
      { from: 4, to: 5 },
      { from: 5, to: 3 },
      { from: 2, to: 3 },
      { from: 6, to: 7 },
      { from: 8, to: 8 },
    ]);
    expect([...rings.keys()].sort()).to.deep.equal([1, 2, 3, 4, 5]);
    expect(rings.get(1)).to.equal(rings.get(2)).and.not.equal(rings.get(3));
    expect(new Set([3, 4, 5].map((id) => rings.get(id))).size).to.equal(1);
  });

  it('hold exactly those who reach each other', () => {
    const flow = fc.record({ from: fc.nat(12), to: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 40 }), (flows) => {
        const rings = findRings(flows);
        const reach = reachable(flows);
        for (let a = 0; a <= 12; a += 1) {
          for (let b = 0; b <= 12; b += 1) {
            if (a === b) continue;
            const together = rings.get(a) !== undefined && rings.get(a) === rings.get(b);
            expect(together, `${a} ${b}`).to.equal(reach(a, b) && reach(b, a));
          }
        }
      }),
    );
  });

  it('are found in a very long one, without running out of stack', () => {
    const flows = Array.from({ length: 50_000 }, (_, at) => ({ from: at, to: (at + 1) % 50_000 }));
    expect(findRings(flows).size).to.equal(50_000);
  });
});

describe('A mailbox', () => {
  it('is the same for addresses that reach it', () => {
    for (const [one, other, isSame] of [
      ['Ann@example.org', 'ann+flattr@example.org', true],
      ['a.n.n@gmail.com', 'ann@gmail.com', true],
      ['a.nn@example.org', 'ann@example.org', false],
      ['ann@example.org', 'ann@example.net', false],
    ] as const) {
      expect(mailboxOf(one) === mailboxOf(other), `${one} ${other}`).to.equal(isSame);
    }
    expect(mailboxOf('')).to.equal('');
  });
});

function reachable(flows: readonly { from: number; to: number }[]) {
  return (from: number, to: number): boolean => {
    const seen = new Set<number>();
    const ahead = [from];
    for (let member = ahead.pop(); member !== undefined; member = ahead.pop()) {
      for (const flow of flows) {
        if (flow.from !== member || seen.has(flow.to)) continue;
        seen.add(flow.to);
        ahead.push(flow.to);
      }
    }
    return seen.has(to);
  };
}
