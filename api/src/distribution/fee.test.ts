import { expect } from 'chai';
import fc from 'fast-check';
import { AMOUNT_MAX } from '../money.ts';
import { feeOf } from './fee.ts';

describe('feeOf', () => {
  it('is the percentage, rounded down, exactly, for every amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: AMOUNT_MAX }),
        fc.integer({ min: 0, max: 9999 }),
        (amount, basisPoints) => {
          const exact = (BigInt(amount) * BigInt(basisPoints)) / 10_000n;
          expect(feeOf(amount, basisPoints)).to.equal(Number(exact));
        },
      ),
    );
  });
});
