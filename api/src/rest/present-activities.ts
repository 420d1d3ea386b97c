import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { Flattr } from '../flattrs/store.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { findThings } from '../things/find-thing.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import type { Activity } from './activity-stream.ts';

/** Flattrs as activities, in the same order. Those of members who have left are not told. */
export async function presentActivities(
  { config, db }: Pick<Deps, 'config' | 'db'>,
  flattrs: readonly Flattr[],
): Promise<Activity[]> {
  const [things, supporters] = await Promise.all([
    findThings(db, [...new Set(flattrs.map(({ thingId }) => thingId))]),
    findMembers(db, [...new Set(flattrs.map(({ supporterId }) => supporterId))]),
  ]);
  return flattrs.flatMap(({ createdAt, supporterId, thingId }) => {
    const thing = things.get(thingId)!;
    const supporter = supporters.get(supporterId)!;
    if (supporter.deletedAt !== null) return [];
    const title = titleOf(thing);
    return [
      {
        id: tagUri(config, createdAt, `${supporter.name}/flattr/${thingId}`),
        title: `${supporter.name} flattred "${title}"`,
        verb: 'like',
        publishedAt: createdAt,
        actor: actorOf(config, supporter),
        object: { title, url: `${config.publicUrl}/thing/${thingId}` },
      },
    ];
  });
}

/** A creator's things as activities, in the same order: each was published once. */
export function presentThingActivities(
  config: Config,
  creator: Member,
  things: readonly Thing[],
): Activity[] {
  return things.map((thing) => ({
    id: tagUri(config, thing.createdAt, `${creator.name}/thing/${thing.id}`),
    title: `${creator.name} published "${titleOf(thing)}"`,
    verb: 'post',
    publishedAt: thing.createdAt,
    actor: actorOf(config, creator),
    object: { title: titleOf(thing), url: `${config.publicUrl}/thing/${thing.id}` },
  }));
}

function actorOf({ publicUrl }: Config, { name }: Member): Activity['actor'] {
  return { name, url: `${publicUrl}/profile/${name}` };
}

/** RFC 4151: a name for ever, whoever owns the host tomorrow. */
function tagUri({ publicUrl }: Config, at: number, what: string): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `tag:${new URL(publicUrl).hostname},${day}:${what}`;
}
