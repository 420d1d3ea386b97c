import { fieldError } from './errors.ts';

/**
 * An amount of the service's one currency in millionths (micros): 2.00 is 2_000_000. Always a safe
 * integer, never a float; see docs/decisions/0003-money.md.
 */
export type Micros = number;

export const MICROS_PER_UNIT = 1_000_000;

/** The most that one amount may be: a thousand million, far inside the safe integers. */
export const AMOUNT_MAX: Micros = 1_000_000_000 * MICROS_PER_UNIT;

/**
 * Checks that a number that came from outside (a database, a provider) is an amount.
 * @throws RangeError when it is not a safe integer.
 */
export function asMicros(value: unknown): Micros {
  const number = typeof value === 'string' || typeof value === 'bigint' ? Number(value) : value;
  if (!Number.isSafeInteger(number)) throw new RangeError(`Not an amount in micros: ${value}`);
  return number as Micros;
}

/**
 * Writes an amount in words of the currency: at least two decimals, at most six, no zeros after the
 * cents. 2_000_000 is `2.00`, 3_333_334 is `3.333334`, 1_500 is `0.0015`.
 */
export function formatMicros(amount: Micros): string {
  asMicros(amount);
  const sign = amount < 0 ? '-' : '';
  const absolute = Math.abs(amount);
  const units = Math.floor(absolute / MICROS_PER_UNIT);
  const fraction = String(absolute % MICROS_PER_UNIT).padStart(6, '0');
  return `${sign}${units}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, '')}`;
}

/**
 * Reads an amount that a person or a program wrote: `10`, `10.5`, `10.00`, at most six decimals.
 * @param field the form field or argument that the error names.
 * @throws DomainError `validation` when it is no such amount, zero, negative or more than AMOUNT_MAX.
 */
export function parseAmount(text: string, field = 'amount'): Micros {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) {
    throw fieldError(field, 'Write the amount as a positive number such as 10 or 10.50.');
  }
  const [, units = '0', decimals = ''] = match;
  if (decimals.length > 6) throw fieldError(field, 'An amount has at most six decimals.');

  const amount = Number(units) * MICROS_PER_UNIT + Number(decimals.padEnd(6, '0'));
  if (amount === 0) throw fieldError(field, 'The amount must be more than zero.');
  if (amount > AMOUNT_MAX) {
    throw fieldError(field, `The amount must be at most ${formatMicros(AMOUNT_MAX)}.`);
  }
  return amount;
}
