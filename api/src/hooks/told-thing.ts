import type { Config } from '../config.ts';
import { type Thing, titleOf } from '../things/thing.ts';

/** A thing as a message tells it. */
export function toldThing({ publicUrl }: Pick<Config, 'publicUrl'>, thing: Thing) {
  return {
    id: thing.id,
    url: thing.url,
    title: titleOf(thing),
    link: `${publicUrl}/thing/${thing.id}`,
    resource: `${publicUrl}/rest/v2/things/${thing.id}`,
  };
}
