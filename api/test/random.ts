/** A random number generator that gives the same numbers for the same seed. */
export type Random = {
  /** From 0 to 1, without it. */
  next(): number;
  /** An integer from `least` to `most`, with both. */
  integer(least: number, most: number): number;
  pick<T>(items: readonly T[]): T;
  /** Some of the items, in random order, none twice. */
  sample<T>(items: readonly T[], count: number): T[];
};

/** mulberry32: short, and good enough for tests. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const sample = <T>(items: readonly T[], count: number) => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(integer(0, left.length - 1), 1),
    ).flat();
  };
  return { next, integer, sample, pick: (items) => items[integer(0, items.length - 1)]! };
}

/** The seed of a run: FLATTR_TEST_SEED, to repeat one that failed, or a new one. Print it. */
export function testSeed(): number {
  return Number(process.env.FLATTR_TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
}
