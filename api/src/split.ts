import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { asMicros, type Micros } from './money.ts';
import type { Period } from './period.ts';

/** What one supporter flattred in one period: the things among which their amount is divided. */
export type Flattred = Readonly<{
  period: Period;
  supporterId: number;
  /** Each thing once, in any order. */
  thingIds: readonly number[];
}>;

/**
 * Divides what a period takes from one supporter evenly over what they flattred. The one place where
 * money is divided: closing, statements, returns and proofs all call it.
 *
 * Each thing gets `amount div n` micros, and the `amount mod n` things that come first get one micro
 * more, so the shares differ by at most a micro and sum to the amount, always. Things come in the
 * order of their rank, smallest first:
 *
 *     rank = mix(seed XOR thing)
 *     seed = the first 32 bits, big-endian, of SHA-256("period/supporter"), e.g. "2026-01/7"
 *     mix(x) = x = (x >>> 16 XOR x) * 0x45d9f3b; the same again; x >>> 16 XOR x
 *
 * in unsigned 32-bit arithmetic. `mix` is one-to-one, so no two things of a supporter have the same
 * rank, and the order in which they are given does not matter. Both factors of a product fit in 63
 * bits, so that a check in a language with signed 64-bit integers (PHP) needs no special care. A hash
 * of SHA-256 for each flattr instead of one for each supporter would make a month five times slower.
 *
 * @returns the shares, beside `thingIds`.
 */
export function split(amount: Micros, { period, supporterId, thingIds }: Flattred): Micros[] {
  const count = thingIds.length;
  assert(asMicros(amount) >= 0, 'An amount to divide is not negative.');
  if (count === 0) {
    assert(amount === 0, 'There is nothing to divide the amount over.');
    return [];
  }

  const each = shareOf(amount, count);
  const shares = new Array<Micros>(count).fill(each);
  const rest = amount - each * count;
  if (rest === 0) return shares;

  // Typed arrays and plain loops, since a month has millions of flattrs.
  const seed = seedOf(period, supporterId);
  const ranks = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) ranks[at] = mix(seed ^ thingIds[at]!);
  const firstWithout = ranks.slice().sort()[rest]!;
  for (let at = 0; at < count; at += 1) {
    if (ranks[at]! < firstWithout) shares[at] = each + 1;
  }
  return shares;
}

/** What each of `count` flattrs is worth at least, in whole micros: the share that a forecast shows. */
export function shareOf(amount: Micros, count: number): Micros {
  return count === 0 ? 0 : Math.floor(amount / count);
}

function seedOf(period: Period, supporterId: number): number {
  return hash('sha256', `${period}/${supporterId}`, 'buffer').readUInt32BE(0);
}

/** A one-to-one map of the 32-bit integers onto themselves that scatters neighbours. */
function mix(value: number): number {
  let x = value;
  x = Math.imul((x >>> 16) ^ x, 0x45d9f3b);
  x = Math.imul((x >>> 16) ^ x, 0x45d9f3b);
  return ((x >>> 16) ^ x) >>> 0;
}
