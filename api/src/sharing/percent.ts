import { WHOLE } from '../split.ts';

/** Millionths in words: 250 000 is `25 %`, 1 is `0.0001 %`. */
export function formatPercent(millionths: number): string {
  return `${percentOf(millionths)} %`;
}

/** Millionths as a form shows them: 125 000 is `12.5`. */
export function percentOf(millionths: number): string {
  const digits = String(millionths).padStart(5, '0');
  const decimals = digits.slice(-4).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -4) : `${digits.slice(0, -4)}.${decimals}`;
}

/**
 * Reads a percentage with at most four decimals, with a comma or a point: `33,3333 %` is 333 333.
 * @returns millionths, or undefined for what is none between 0.0001 and 100.
 */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim());
  if (!match) return undefined;
  const millionths = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return millionths > 0 && millionths <= WHOLE ? millionths : undefined;
}
