import type { Deps } from '../deps.ts';
import { listFlattrsOfThing } from '../flattrs/list-flattrs.ts';
import { findMembers } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';

const NAMES = 8;
// A supporter who flattrs it every month has a flattr in each.
const FLATTRS = 60;

/** Who flattred a thing lately and shows it, each once, the newest first; some of them. */
export async function shownSupporters(
  deps: Pick<Deps, 'db'>,
  thingId: number,
): Promise<readonly Member[]> {
  const flattrs = await listFlattrsOfThing(deps, { thingId, limit: FLATTRS, offset: 0 });
  const ids = [...new Set(flattrs.map(({ supporterId }) => supporterId))].slice(0, NAMES);
  const members = await findMembers(deps.db, ids);
  return ids.map((id) => members.get(id)!);
}
