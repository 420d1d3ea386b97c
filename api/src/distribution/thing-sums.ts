import assert from 'node:assert/strict';
import type { Micros } from '../money.ts';

/** Things are posted in ranges of this many ids. */
export const THINGS_IN_RANGE = 4096;

/** What a thing has received: how many flattrs, and their shares together. */
export type ThingSum = { thingId: number; flattrs: number; amount: Micros };

type Range = { flattrs: Uint32Array; amounts: Float64Array };

/**
 * Sums of shares by thing, in ranges of ids. Memory grows with the things that are touched, not with
 * the flattrs.
 */
export class ThingSums {
  /** By the number of the range; most numbers have none. */
  readonly #ranges: (Range | undefined)[] = [];

  add(thingId: number, flattrs: number, amount: Micros): void {
    const number = Math.floor(thingId / THINGS_IN_RANGE);
    let range = this.#ranges[number];
    if (!range) {
      range = {
        flattrs: new Uint32Array(THINGS_IN_RANGE),
        amounts: new Float64Array(THINGS_IN_RANGE),
      };
      this.#ranges[number] = range;
    }
    const at = thingId - number * THINGS_IN_RANGE;
    range.flattrs[at]! += flattrs;
    range.amounts[at]! += amount;
  }

  /** The first ids of the ranges that have things, in order. */
  firstThings(): number[] {
    return Object.keys(this.#ranges).map((number) => Number(number) * THINGS_IN_RANGE);
  }

  /** The things of a range that have flattrs, in the order of their ids. */
  *inRange(firstThing: number): Generator<ThingSum> {
    const range = this.#ranges[firstThing / THINGS_IN_RANGE];
    if (!range) return;
    for (let at = 0; at < THINGS_IN_RANGE; at += 1) {
      const flattrs = range.flattrs[at]!;
      if (flattrs > 0) yield { thingId: firstThing + at, flattrs, amount: range.amounts[at]! };
    }
  }

  /** A range as bytes: three numbers a thing (see `writeNumber`), ids as steps from the one before. */
  encode(firstThing: number): Buffer {
    const bytes: number[] = [];
    let before = firstThing;
    for (const { thingId, flattrs, amount } of this.inRange(firstThing)) {
      writeNumber(bytes, thingId - before);
      writeNumber(bytes, flattrs);
      writeNumber(bytes, amount);
      before = thingId;
    }
    return Buffer.from(bytes);
  }

  /** Adds what `encode` wrote for a range. */
  decode(firstThing: number, bytes: Uint8Array): void {
    const reader = { bytes, at: 0 };
    let thingId = firstThing;
    while (reader.at < bytes.length) {
      thingId += readNumber(reader);
      this.add(thingId, readNumber(reader), readNumber(reader));
    }
  }
}

/** Writes a number in groups of seven bits, the lowest first, with a mark on all but the last. */
function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function readNumber(reader: { bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let factor = 1; ; factor *= 0x80) {
    const byte = reader.bytes[reader.at];
    assert(byte !== undefined, 'The sums of a chunk end in the middle of a number.');
    reader.at += 1;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
}
