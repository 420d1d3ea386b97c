import { DomainError } from './errors.ts';

/** A calendar month in UTC, `2026-01`. Periods compare and sort as strings. */
export type Period = string;

/** An instant: milliseconds since 1970 in UTC, as `clock.now()` tells it and the database keeps it. */
export type Instant = number;

const HOUR = 3_600_000;

/** The period that an instant lies in. */
export function periodOf(instant: Instant): Period {
  return new Date(instant).toISOString().slice(0, 7);
}

/**
 * Reads a period written as `2026-01`.
 * @throws DomainError `invalid_parameters` when it is malformed.
 */
export function parsePeriod(text: string): Period {
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(text)) {
    throw new DomainError(
      'invalid_parameters',
      `"${text}" is not a period. Write the year and the month, such as 2026-01.`,
    );
  }
  return text;
}

/** The period that comes `months` after (or, negative, before) another. */
export function addMonths(period: Period, months: number): Period {
  return new Date(Date.UTC(yearOf(period), monthOf(period) - 1 + months, 1))
    .toISOString()
    .slice(0, 7);
}

/** A period as a number that grows by one each month: year * 12 + month, the month from 1 to 12. */
export function monthNumber(period: Period): number {
  return yearOf(period) * 12 + monthOf(period);
}

/** The first instant of a period. */
export function startOf(period: Period): Instant {
  return Date.UTC(yearOf(period), monthOf(period) - 1, 1);
}

/** The first instant after a period. */
export function endOf(period: Period): Instant {
  return startOf(addMonths(period, 1));
}

/** The first instant at which a period may be closed: an hour after its end, for clicks in flight. */
export function closableFrom(period: Period): Instant {
  return endOf(period) + HOUR;
}

function yearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

function monthOf(period: Period): number {
  return Number(period.slice(5, 7));
}
