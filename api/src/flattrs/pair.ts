/** A supporter and a thing: of a period, a flattr. */
export type Pair = { supporterId: number; thingId: number };

/** A supporter and a thing, as a key of a Map. */
export function pairKey(supporterId: number, thingId: number): string {
  return `${supporterId}:${thingId}`;
}
