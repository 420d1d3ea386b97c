import assert from 'node:assert/strict';
import { asMicros, type Micros } from './money.ts';
import { monthNumber, type Period } from './period.ts';

/** What one supporter flattred in one period: the things among which their amount is divided. */
export type Flattred = Readonly<{
  period: Period;
  supporterId: number;
  /** Each thing once, in any order. */
  thingIds: ArrayLike<number>;
}>;

/** How an amount is divided over what a supporter flattred: what `shareOfThing` needs to know. */
export type Division = Readonly<{
  /** What each thing gets at least. */
  each: Micros;
  seed: number;
  /** Things whose rank is less get one micro more. */
  firstWithout: number;
}>;

/**
 * Divides what a period takes from one supporter evenly over what they flattred. The one place where
 * money is divided: closing, statements, returns and proofs all go by it.
 *
 * Each thing gets `amount div n` micros, and the `amount mod n` things that come first get one micro
 * more, so the shares differ by at most a micro and sum to the amount, always. Things come in the
 * order of their rank, smallest first:
 *
 *     rank = mix(mix(mix(months) XOR supporter) XOR thing)
 *     months = year * 12 + month of the period, the month from 1 to 12: 24313 for 2026-01
 *     mix(x) = x = (x >>> 16 XOR x) * 0x45d9f3b; the same again; x >>> 16 XOR x
 *
 * in unsigned 32-bit arithmetic, where `>>>` is a shift to the right. `mix` is one-to-one, so no two
 * things of a supporter have the same rank, and the order in which they are given does not matter.
 * Both factors of the product fit in 63 bits, so a check in a language with signed 64-bit integers
 * (PHP) needs no special care. SHA-256 in its place would make a month five times slower.
 *
 * @returns the shares, beside `thingIds`.
 */
export function split(amount: Micros, flattred: Flattred): Micros[] {
  if (flattred.thingIds.length === 0) {
    assert(amount === 0, 'There is nothing to divide the amount over.');
    return [];
  }
  const division = divide(amount, flattred);
  return Array.from(flattred.thingIds, (thingId) => shareOfThing(division, thingId));
}

/** What `split` goes by, for who divides millions and wants no list of shares. */
export function divide(amount: Micros, { period, supporterId, thingIds }: Flattred): Division {
  assert(asMicros(amount) >= 0, 'An amount to divide is not negative.');
  const each = shareOf(amount, thingIds.length);
  const rest = amount - each * thingIds.length;
  if (rest === 0) return { each, seed: 0, firstWithout: 0 };

  const seed = mix(mix(monthNumber(period)) ^ supporterId);
  const ranks = new Uint32Array(thingIds.length);
  for (let at = 0; at < ranks.length; at += 1) ranks[at] = mix(seed ^ thingIds[at]!);
  return { each, seed, firstWithout: ranks.sort()[rest]! };
}

/** The share of one of the things that were divided over. */
export function shareOfThing({ each, seed, firstWithout }: Division, thingId: number): Micros {
  return mix(seed ^ thingId) < firstWithout ? each + 1 : each;
}

/** What one of several creators gets of what a thing earned. */
export type Part = Readonly<{
  memberId: number;
  /** Of a million: 250 000 is a quarter. */
  millionths: number;
}>;

/** What all parts sum to. */
export const WHOLE = 1_000_000;

/**
 * Divides what a thing earned in a period among its creators by their parts, which sum to a million.
 *
 * Each gets `amount * millionths div 1 000 000` micros. What is left is less than one micro for each
 * part that was rounded; of those, as many as micros are left get one more, in the order of their rank,
 * smallest first, which is made as in `split`:
 *
 *     rank = mix(mix(mix(months) XOR thing) XOR member)
 *
 * So each gets their exact part to within a micro, and together they get the amount, always.
 * @returns the shares, beside `parts`.
 */
export function splitByParts(
  amount: Micros,
  { period, thingId, parts }: { period: Period; thingId: number; parts: readonly Part[] },
): Micros[] {
  assert(asMicros(amount) >= 0, 'An amount to divide is not negative.');
  const sum = parts.reduce((total, { millionths }) => total + millionths, 0);
  assert(sum === WHOLE, `The parts sum to ${sum} millionths and not to a million.`);

  // In two steps, so that each product stays a safe integer whatever the amount.
  const [millions, below] = [Math.floor(amount / WHOLE), amount % WHOLE];
  const shares = parts.map(
    ({ millionths }) => millions * millionths + Math.floor((below * millionths) / WHOLE),
  );
  const seed = mix(mix(monthNumber(period)) ^ thingId);
  const rounded = parts
    .map(({ memberId, millionths }, at) => ({ at, memberId, cut: (below * millionths) % WHOLE }))
    .filter(({ cut }) => cut > 0)
    .sort((a, b) => mix(seed ^ a.memberId) - mix(seed ^ b.memberId));
  const rest = amount - shares.reduce((total, share) => total + share, 0);
  for (const { at } of rounded.slice(0, rest)) shares[at]! += 1;
  return shares;
}

/** What each of `count` flattrs is worth at least, in whole micros: the share that a forecast shows. */
export function shareOf(amount: Micros, count: number): Micros {
  return count === 0 ? 0 : Math.floor(amount / count);
}

/** A one-to-one map of the 32-bit integers onto themselves that scatters neighbours. */
function mix(value: number): number {
  let x = value;
  x = Math.imul((x >>> 16) ^ x, 0x45d9f3b);
  x = Math.imul((x >>> 16) ^ x, 0x45d9f3b);
  return ((x >>> 16) ^ x) >>> 0;
}
