import type { Deps } from '../deps.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { shareCommits } from '../flattrs/share-commits.ts';

/** How often a thing was flattred, ever. Answers to clicks tell it. */
export type CountFlattrs = (thingId: number) => Promise<number>;

/** From here on a count is kept for some seconds: nobody sees that 5 000 is a few behind. */
const LARGE = 1000;
const KEPT_FOR = 10_000;
const KEPT_MAX = 1000;

/** Lets clicks that are answered together count their things with one query. */
export function createCountFlattrs(deps: Pick<Deps, 'clock' | 'db'>): CountFlattrs {
  const kept = new Map<number, { flattrs: number; until: number }>();
  const together = shareCommits<number, number>({
    async run(thingIds) {
      const counts = await countFlattrsOfThings(deps, [...new Set(thingIds)]);
      return thingIds.map((id) => ({ status: 'fulfilled', value: counts.get(id)!.flattrs }));
    },
    lanes: 1,
    batchMax: 400,
    waitingMax: 10_000,
  });
  return async (thingId) => {
    const now = deps.clock.now();
    const known = kept.get(thingId);
    if (known && known.until > now) return known.flattrs;
    const flattrs = await together.push(thingId);
    if (flattrs >= LARGE) {
      if (kept.size >= KEPT_MAX) kept.clear();
      kept.set(thingId, { flattrs, until: now + KEPT_FOR });
    }
    return flattrs;
  };
}
