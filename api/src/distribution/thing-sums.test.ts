import { expect } from 'chai';
import fc from 'fast-check';
import { AMOUNT_MAX } from '../money.ts';
import { type ThingSum, ThingSums } from './thing-sums.ts';

const sums: fc.Arbitrary<ThingSum[]> = fc.uniqueArray(
  fc.record({
    thingId: fc.oneof(
      fc.integer({ min: 1, max: 40_000 }),
      fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    ),
    flattrs: fc.integer({ min: 1, max: 2 ** 31 }),
    amount: fc.integer({ min: 0, max: AMOUNT_MAX }),
  }),
  { selector: ({ thingId }) => thingId, maxLength: 200 },
);

function contents(things: ThingSums): ThingSum[] {
  return things.firstThings().flatMap((first) => [...things.inRange(first)]);
}

describe('ThingSums', () => {
  it('come back from bytes as they were, in the order of things', () => {
    fc.assert(
      fc.property(sums, (list) => {
        const before = new ThingSums();
        for (const { thingId, flattrs, amount } of list) before.add(thingId, flattrs, amount);

        const after = new ThingSums();
        for (const first of before.firstThings()) after.decode(first, before.encode(first));

        expect(contents(after)).to.deep.equal([...list].sort((a, b) => a.thingId - b.thingId));
      }),
    );
  });

  it('add up what several chunks give to the same thing', () => {
    const [one, two, all] = [new ThingSums(), new ThingSums(), new ThingSums()];
    one.add(7, 1, 2_000_000);
    two.add(7, 3, 1);
    two.add(8, 1, 0);

    all.decode(0, one.encode(0));
    all.decode(0, two.encode(0));

    expect(contents(all)).to.deep.equal([
      { thingId: 7, flattrs: 4, amount: 2_000_001 },
      { thingId: 8, flattrs: 1, amount: 0 },
    ]);
  });
});
