import { expect } from 'chai';
import { countOf, formatInstant, formatMoney, formatPeriod } from './format.ts';

describe('Words for people', () => {
  it('show amounts with the sign of the currency, exact to the millionth', () => {
    expect(formatMoney(2_000_000, 'USD')).to.equal('$2.00');
    expect(formatMoney(3_333_334, 'EUR')).to.equal('€3.333334');
    expect(formatMoney(-500_000, 'USD')).to.equal('-$0.50');
    expect(formatMoney(1_234_567_890_000, 'USD')).to.equal('$1,234,567.89');
    expect(formatMoney(2_000_000, 'CHF')).to.equal('CHF\u00a02.00');
  });

  it('name months and instants in UTC', () => {
    expect(formatPeriod('2026-01')).to.equal('January 2026');
    expect(formatInstant(Date.parse('2026-01-31T23:59:59Z'))).to.equal(
      'January 31, 2026, 23:59 UTC',
    );
  });

  it('count in the singular and the plural', () => {
    expect(countOf(1, 'flattr')).to.equal('1 flattr');
    expect(countOf(1200, 'flattr')).to.equal('1,200 flattrs');
  });
});
