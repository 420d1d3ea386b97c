import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { countFlattrsOfThings } from '../flattrs/count-flattrs-of-things.ts';
import { submissionOfUrl } from '../flattrs/read-submission.ts';
import { findThing } from '../things/find-thing.ts';

/** How often a page was flattred; 0 for what is no thing, or no page at all. */
export async function countOfPage(deps: Deps, url: string): Promise<number> {
  try {
    const { page } = submissionOfUrl(url, deps);
    const thing = await findThing(deps.db, { hash: page.address.hash });
    return thing ? await countOfThing(deps, thing.id) : 0;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation') return 0;
    throw error;
  }
}

/** How often a thing was flattred, ever. */
export async function countOfThing(deps: Deps, thingId: number): Promise<number> {
  return (await countFlattrsOfThings(deps, [thingId])).get(thingId)!.flattrs;
}
