import type { Deps } from '../deps.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

/** What the resources of the API need. */
export type RestDeps = Deps & { rateLimit: RateLimit };

export function createRestDeps(deps: Deps): RestDeps {
  return { ...deps, rateLimit: createRateLimit(deps) };
}
