import type { Config } from '../config.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { unixSeconds } from './unix-seconds.ts';

/** Where a thing is found in the API. */
export function thingResource({ publicUrl }: Config, id: number): string {
  return `${publicUrl}/rest/v2/things/${id}`;
}

/** A thing as other resources name it. */
export function miniThing(
  config: Config,
  thing: Pick<Thing, 'id' | 'url' | 'title' | 'imageUrl'>,
  flattrs: number,
) {
  return {
    type: 'thing',
    resource: thingResource(config, thing.id),
    link: `${config.publicUrl}/thing/${thing.id}`,
    id: thing.id,
    url: thing.url,
    title: titleOf(thing),
    image: thing.imageUrl,
    flattrs,
  };
}

/** What a thing looks like to its viewer: its counts, its owner, what the viewer has done with it. */
export type ThingFacts = {
  flattrs: number;
  supporters: number;
  owner: object;
  /** Only a caller with a token has something to know here. */
  viewer?: { isFlattred: boolean; isSubscribed: boolean };
  /** Only its creator sees it. */
  lastFlattrAt?: number;
};

/** A thing as a resource of its own. */
export function fullThing(config: Config, thing: Thing, facts: ThingFacts) {
  return {
    ...miniThing(config, thing, facts.flattrs),
    description: thing.description,
    flattrs_user_count: facts.supporters,
    tags: thing.tags,
    language: thing.language,
    category: thing.category,
    created_at: unixSeconds(thing.createdAt),
    owner: facts.owner,
    hidden: thing.isHidden,
    ...(facts.viewer
      ? { flattred: facts.viewer.isFlattred, subscribed: facts.viewer.isSubscribed }
      : {}),
    ...(facts.lastFlattrAt === undefined
      ? {}
      : { last_flattr_at: facts.lastFlattrAt, updated_at: unixSeconds(thing.updatedAt) }),
  };
}
