import type { Deps } from '../deps.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { findMembersByFid } from '../members/find-member.ts';
import { readPage } from '../things/read-page.ts';

/** So many pages of people are looked at for one. */
const PAGES_MAX = 5;

type PeopleDeps = Pick<Deps, 'config' | 'db'>;

/** A page as far as it says who made it: the marks `flattr:id`, and where its people are at home. */
type People = { fids: readonly string[]; peopleUrls: readonly string[] };

/**
 * The user names of the members whom a page names: by `flattr:id`, by links with `rel=author` or
 * `rel=me` to their profiles here, or by such links to pages that have a `flattr:id` themselves.
 */
export async function peopleOfPage(deps: PeopleDeps, url: string): Promise<string[]> {
  const { fids, peopleUrls } = await peopleAt(deps, url);
  const profiles = peopleUrls.flatMap((address) => profileAt(deps, address) ?? []);
  const others = peopleUrls.filter((address) => profileAt(deps, address) === undefined);
  const pages = await Promise.all(
    others.slice(0, PAGES_MAX).map((address) => peopleAt(deps, address)),
  );
  const named = [...fids, ...pages.flatMap((page) => page.fids.slice(0, 1))];
  const members = await findMembersByFid(deps.db, named);
  return [...new Set([...named.flatMap((fid) => members.get(fid)?.name ?? []), ...profiles])];
}

async function peopleAt({ config }: PeopleDeps, url: string): Promise<People> {
  try {
    return await readPage(config, url);
  } catch (error) {
    if (error instanceof FetchProblem) return { fids: [], peopleUrls: [] };
    throw error;
  }
}

/** The name in the address of a profile here. */
function profileAt({ config }: PeopleDeps, address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (origin !== new URL(config.publicUrl).origin) return undefined;
  return /^\/(?:profile\/|@)([\w.-]{1,40})\/?$/.exec(pathname)?.[1];
}
