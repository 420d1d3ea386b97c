import { formatMicros, type Micros } from '../money.ts';
import { type Instant, type Period, startOf } from '../period.ts';

/** What stands before an amount of a currency: `$`, `€`, or its letters where it has no sign. */
function signOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return /[A-Za-z]$/.test(sign) ? `${sign}\u00a0` : sign;
}

const signs = new Map<string, string>();

/** An amount for people: `$1,234.50`, `-$0.333334`, `CHF 2.00`. Exact: nothing is rounded away. */
export function formatMoney(amount: Micros, currency: string): string {
  let sign = signs.get(currency);
  if (sign === undefined) {
    sign = signOf(currency);
    signs.set(currency, sign);
  }
  const [units = '', decimals = ''] = formatMicros(Math.abs(amount)).split('.');
  const grouped = units.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${sign}${grouped}.${decimals}`;
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
const DATE = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A period for people: `January 2026`. */
export function formatPeriod(period: Period): string {
  return MONTH.format(startOf(period));
}

/** The month of a period in three letters, for drawings: `Jan`. */
export function shortMonth(period: Period): string {
  return SHORT_MONTH.format(startOf(period));
}

/** The day of an instant in UTC: `January 10, 2026`. */
export function formatDate(instant: Instant): string {
  return DATE.format(instant);
}

/** Day and time of an instant: `January 10, 2026, 12:00 UTC`. */
export function formatInstant(instant: Instant): string {
  return `${formatDate(instant)}, ${new Date(instant).toISOString().slice(11, 16)} UTC`;
}

/** A number of things in words: `1 flattr`, `5 flattrs`, `1,200 flattrs`. */
export function countOf(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
