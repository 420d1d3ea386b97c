import type { Db } from '../db.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import type { Feed } from '../feeds/feed.ts';
import { feedsOfThing } from '../feeds/feeds-of-thing.ts';
import { findFeed, findFeedOfSite } from '../feeds/find-feed.ts';
import { findMyFeeds } from '../feeds/find-my-feeds.ts';
import { NotAFeed } from '../feeds/not-a-feed.ts';
import { readFeed } from '../feeds/read-feed.ts';
import { FetchProblem } from '../fetcher/fetch-problem.ts';
import { fetchSafely } from '../fetcher/fetch-safely.ts';
import type { Member } from '../members/member.ts';
import { findSiteAt } from '../sites/find-site.ts';
import { siteAddressesOf } from '../sites/site-address.ts';
import { WHOLE } from '../split.ts';
import { findThing } from '../things/find-thing.ts';
import { countAttempt } from '../throttle/count-attempt.ts';
import { COLLABORATORS_MAX, type Subject } from './agreement.ts';
import { parseHumans } from './parse-humans.ts';
import { peopleOfPage } from './people-of-page.ts';
import { percentOf } from './percent.ts';
import type { TypedPart } from './propose-agreement.ts';
import { mustOwn } from './subject.ts';

type ImportDeps = Pick<Deps, 'clock' | 'config' | 'db'>;
type Named = { name: string; split: number };

/**
 * Looks who else made something, to fill in the form of a proposal: the recipients of the feed's
 * `podcast:value` with their splits; else, in equal parts with the owner, the people whom the feed
 * names, the members whom the page names, or the team in the site's `humans.txt`. The first of these
 * that names anybody else counts. It proposes nothing: what a page says is not what people have agreed.
 *
 * @returns lines of the form; the owner's own name is left out, and their part with it.
 * @throws DomainError `not_found`, `forbidden` when it is not theirs; `validation` when nobody is named;
 *   `rate_limit_exceeded`.
 */
export async function importCollaborators(
  deps: ImportDeps,
  { owner, subject }: { owner: Member; subject: Subject },
): Promise<TypedPart[]> {
  await mustOwn(deps.db, owner.id, subject);
  await countAttempt(deps, [
    { kind: 'import-sharing', subject: String(owner.id), max: 20, minutes: 60 },
  ]);
  for (const namedBy of [namedByFeed, namedByPage, namedByHumans]) {
    const named = await namedBy(deps, owner, subject);
    const others = named.filter(({ name }) => !isNameOf(owner, name)).slice(0, COLLABORATORS_MAX);
    const total = named.reduce((sum, { split }) => sum + split, 0);
    if (others.length === 0) continue;
    return others.map(({ name, split }) => ({
      name,
      percent: percentOf(Math.floor((WHOLE * split) / total)),
    }));
  }
  throw new DomainError(
    'validation',
    'Neither the feed, the page nor humans.txt on the site names anybody else. Write their user names here.',
  );
}

function isNameOf({ displayName, name }: Member, text: string): boolean {
  return [name, displayName].some((own) => own.toLowerCase() === text.toLowerCase());
}

/** Nobody where there is no feed. */
async function namedByFeed(
  { config, db }: ImportDeps,
  owner: Member,
  subject: Subject,
): Promise<Named[]> {
  const feed = await feedAbout(db, owner.id, subject);
  if (!feed) return [];
  try {
    const read = await readFeed(config, feed.url);
    if (read.status !== 'read') return [];
    const { people } = read.facts;
    const shared = people.filter(({ split }) => split !== null && split > 0);
    return shared.length > 0
      ? shared.map(({ name, split }) => ({ name, split: split! }))
      : equally(
          owner,
          people.map(({ name }) => name),
        );
  } catch (error) {
    if (error instanceof FetchProblem || error instanceof NotAFeed) return [];
    throw error;
  }
}

/** The feed of an episode; for a site the newest on it of those that its owner added or has proven. */
async function feedAbout(db: Db, ownerId: number, subject: Subject): Promise<Feed | undefined> {
  if ('site' in subject) {
    const site = await findSiteAt(db, subject.site);
    if (site?.kind === 'feed') return findFeedOfSite(db, site.id);
    const feeds = await findMyFeeds(db, ownerId);
    return feeds.find(({ address }) => siteAddressesOf(address).includes(subject.site));
  }
  const thing = await findThing(db, { id: subject.thingId });
  const [covering] = thing ? await feedsOfThing(db, thing) : [];
  return covering && findFeed(db, covering.id);
}

async function namedByPage(deps: ImportDeps, owner: Member, subject: Subject): Promise<Named[]> {
  return equally(owner, await peopleOfPage(deps, await pageOf(deps.db, subject)));
}

async function namedByHumans(
  { config, db }: ImportDeps,
  owner: Member,
  subject: Subject,
): Promise<Named[]> {
  try {
    const url = new URL('/humans.txt', await pageOf(db, subject)).href;
    const { body, status } = await fetchSafely(config, url, { accept: 'text/plain' });
    if (status !== 200) return [];
    return equally(owner, parseHumans(body.toString('utf8'), COLLABORATORS_MAX));
  } catch (error) {
    if (error instanceof FetchProblem) return [];
    throw error;
  }
}

/** The page of a thing; of a site its first one, and of a feed itself. */
async function pageOf(db: Db, subject: Subject): Promise<string> {
  if ('thingId' in subject) return (await findThing(db, { id: subject.thingId }))?.url ?? '';
  const site = await findSiteAt(db, subject.site);
  return site?.kind === 'feed' ? site.address : `https://${subject.site}`;
}

/** The owner has a part like the others', whether they are named or not. */
function equally(owner: Member, names: readonly string[]): Named[] {
  const all = names.some((name) => isNameOf(owner, name)) ? names : [...names, owner.name];
  return all.map((name) => ({ name, split: 1 }));
}
