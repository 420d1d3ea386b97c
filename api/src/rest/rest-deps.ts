import type { Deps } from '../deps.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { shareCommits } from '../flattrs/share-commits.ts';

/** What the resources of the API need. */
export type RestDeps = Deps & {
  /** How often a thing was flattred, ever. Answers to clicks tell it. */
  countFlattrs(thingId: number): Promise<number>;
};

/** From here on a count is kept for some seconds: nobody sees that 5 000 is a few behind. */
const LARGE = 1000;
const KEPT_FOR = 10_000;
const KEPT_MAX = 1000;

/** Lets clicks that are answered together count their things with one query. */
export function withCounts(deps: Deps): RestDeps {
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
  return {
    ...deps,
    async countFlattrs(thingId) {
      const now = deps.clock.now();
      const known = kept.get(thingId);
      if (known && known.until > now) return known.flattrs;
      const flattrs = await together.push(thingId);
      if (flattrs >= LARGE) {
        if (kept.size >= KEPT_MAX) kept.clear();
        kept.set(thingId, { flattrs, until: now + KEPT_FOR });
      }
      return flattrs;
    },
  };
}
