import type { Deps } from '../deps.ts';
import { type CountFlattrs, createCountFlattrs } from './count-flattrs.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

/** What the resources of the API need. */
export type RestDeps = Deps & { countFlattrs: CountFlattrs; rateLimit: RateLimit };

export function createRestDeps(deps: Deps): RestDeps {
  return { ...deps, countFlattrs: createCountFlattrs(deps), rateLimit: createRateLimit(deps) };
}
