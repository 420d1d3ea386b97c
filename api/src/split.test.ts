import { expect } from 'chai';
import fc from 'fast-check';
import { AMOUNT_MAX } from './money.ts';
import { type Flattred, type Part, shareOf, split, splitByParts, WHOLE } from './split.ts';

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 500 }),
  fc.integer({ min: 0, max: 100_000_000 }),
  fc.integer({ min: 0, max: AMOUNT_MAX }),
);
const flattreds: fc.Arbitrary<Flattred & { thingIds: number[] }> = fc.record({
  period: fc.constantFrom('2026-01', '2026-02', '2031-12'),
  supporterId: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  thingIds: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 }), {
    minLength: 1,
    maxLength: 300,
  }),
});
const sum = (shares: number[]) => shares.reduce((total, share) => total + share, 0);

describe('split', () => {
  it('gives five things of $10.00 exactly $2.00 each', () => {
    const shares = split(10_000_000, {
      period: '2026-01',
      supporterId: 1,
      thingIds: [1, 2, 3, 4, 5],
    });

    expect(shares).to.deep.equal(Array(5).fill(2_000_000));
  });

  it('gives shares that sum to the amount and differ by at most a micro', () => {
    fc.assert(
      fc.property(amounts, flattreds, (amount, flattred) => {
        const shares = split(amount, flattred);

        expect(shares).to.have.length(flattred.thingIds.length);
        expect(sum(shares)).to.equal(amount);
        const least = shareOf(amount, shares.length);
        for (const share of shares) expect(share - least).to.be.oneOf([0, 1]);
      }),
    );
  });

  it('gives a thing the same share in whatever order the things come', () => {
    fc.assert(
      fc.property(amounts, flattreds, fc.infiniteStream(fc.nat()), (amount, flattred, random) => {
        const shuffled = [...flattred.thingIds]
          .map((thingId) => ({ thingId, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ thingId }) => thingId);

        const shares = split(amount, flattred);
        const others = split(amount, { ...flattred, thingIds: shuffled });

        const byThing = new Map(flattred.thingIds.map((thingId, at) => [thingId, shares[at]]));
        expect(others).to.deep.equal(shuffled.map((thingId) => byThing.get(thingId)));
      }),
    );
  });

  it('gives the odd micros to other things in other periods and to other supporters', () => {
    const thingIds = Array.from({ length: 100 }, (_, index) => index + 1);
    const odd = new Array(100).fill(0);
    for (let supporterId = 1; supporterId <= 1000; supporterId += 1) {
      const shares = split(50, { period: '2026-01', supporterId, thingIds });
      shares.forEach((share, at) => {
        odd[at] += share;
      });
    }
    // Each thing expects 500 with a deviation of 16; five of them let no honest rule fail.
    for (const count of odd) expect(count).to.be.within(420, 580);
  });

  it('keeps to its rule for ever: closed months are checked with it', () => {
    // Computed by a program of a dozen lines in another language from the rule as it is written.
    const thingIds = [1, 2, 3, 4, 5, 6, 7];
    expect(split(3, { period: '2026-01', supporterId: 7, thingIds })).to.deep.equal([
      1, 0, 0, 0, 1, 1, 0,
    ]);
    expect(split(3, { period: '2026-02', supporterId: 7, thingIds })).to.deep.equal([
      1, 1, 1, 0, 0, 0, 0,
    ]);
  });

  it('divides nothing over nothing, and refuses to divide something over nothing', () => {
    expect(split(0, { period: '2026-01', supporterId: 1, thingIds: [] })).to.deep.equal([]);
    expect(() => split(1, { period: '2026-01', supporterId: 1, thingIds: [] })).to.throw();
  });
});

/** Between one and twenty members whose parts sum to a million; some may be zero. */
const divisions: fc.Arbitrary<Part[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 20 })
  .chain((memberIds) =>
    fc
      .array(fc.integer({ min: 0, max: WHOLE }), {
        minLength: memberIds.length - 1,
        maxLength: memberIds.length - 1,
      })
      .map((cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), WHOLE];
        return memberIds.map((memberId, at) => ({
          memberId,
          millionths: ends[at]! - (ends[at - 1] ?? 0),
        }));
      }),
  );

describe('splitByParts', () => {
  const of = { period: '2026-01', thingId: 7 };

  it('gives thirds of $1.00 to the last micro', () => {
    const parts = [
      { memberId: 1, millionths: 333_334 },
      { memberId: 2, millionths: 333_333 },
      { memberId: 3, millionths: 333_333 },
    ];
    expect(splitByParts(1_000_000, { ...of, parts })).to.deep.equal([333_334, 333_333, 333_333]);
    expect(sum(splitByParts(1, { ...of, parts }))).to.equal(1);
  });

  it('gives shares that sum to the amount, each the exact part to within a micro', () => {
    fc.assert(
      fc.property(amounts, divisions, (amount, parts) => {
        const shares = splitByParts(amount, { ...of, parts });

        expect(sum(shares)).to.equal(amount);
        for (const [at, { millionths }] of parts.entries()) {
          const cut = BigInt(amount) * BigInt(millionths);
          const least = Number(cut / BigInt(WHOLE));
          expect(shares[at]! - least).to.be.oneOf(cut % BigInt(WHOLE) === 0n ? [0] : [0, 1]);
        }
      }),
    );
  });

  it('gives a member the same share in whatever order the parts come', () => {
    fc.assert(
      fc.property(amounts, divisions, (amount, parts) => {
        const shares = splitByParts(amount, { ...of, parts });
        const others = splitByParts(amount, { ...of, parts: parts.toReversed() });
        expect(others.toReversed()).to.deep.equal(shares);
      }),
    );
  });

  it('gives the odd micro to no one place in particular', () => {
    const parts = [
      { memberId: 1, millionths: 500_000 },
      { memberId: 2, millionths: 500_000 },
    ];
    const firsts = Array.from(
      { length: 200 },
      (_, thingId) => splitByParts(1, { period: '2026-01', thingId, parts })[0]!,
    );
    expect(sum(firsts)).to.be.within(60, 140);
  });

  it('refuses parts that do not sum to a million', () => {
    fc.assert(
      fc.property(divisions, fc.integer({ min: 1, max: 1000 }), (parts, more) => {
        const wrong = [...parts, { memberId: 0, millionths: more }];
        expect(() => splitByParts(1, { ...of, parts: wrong })).to.throw(/sum to/);
      }),
    );
  });
});
