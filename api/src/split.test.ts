import { expect } from 'chai';
import fc from 'fast-check';
import { AMOUNT_MAX } from './money.ts';
import { type Flattred, shareOf, split } from './split.ts';

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
