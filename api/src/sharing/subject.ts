import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { findFeedOfSite } from '../feeds/find-feed.ts';
import { findSiteAt } from '../sites/find-site.ts';
import { ownerOfSite } from '../sites/owners-of.ts';
import { findThing } from '../things/find-thing.ts';
import { titleOf } from '../things/thing.ts';
import type { Subject } from './agreement.ts';

/** A subject in words for people, and where its sharing is. */
export type DescribedSubject = { subject: Subject; what: string; href: string };

/** What an agreement is about, whoever's it is now. */
export async function describeSubject(db: Db | Trx, subject: Subject): Promise<DescribedSubject> {
  if ('site' in subject) {
    return { subject, what: await nameOfSite(db, subject.site), href: sharingPath(subject) };
  }
  const thing = await findThing(db, { id: subject.thingId });
  return {
    subject,
    what: thing ? `“${titleOf(thing)}”` : 'a thing that is gone',
    href: sharingPath(subject),
  };
}

/** A feed by its title alone: the address of one that is for some people only is a secret of theirs. */
async function nameOfSite(db: Db | Trx, address: string): Promise<string> {
  const site = await findSiteAt(db, address);
  if (site?.kind !== 'feed') return address;
  const feed = await findFeedOfSite(db, site.id);
  return `the feed “${feed?.title || new URL(address).host}”`;
}

/** The page on which an owner shares something. */
export function sharingPath(subject: Subject): string {
  return 'thingId' in subject
    ? `/things/${subject.thingId}/sharing`
    : `/sites/${encodeURIComponent(subject.site)}/sharing`;
}

/**
 * Sees to it that a member is who may share a subject's earnings: the creator of the thing, or who has
 * shown that the site is theirs.
 * @throws DomainError `not_found`; `forbidden` when it is not theirs.
 */
export async function mustOwn(db: Db | Trx, memberId: number, subject: Subject): Promise<void> {
  if ('site' in subject) {
    // Whose a site is everybody may know; whether others have it makes no difference here.
    const site = await findSiteAt(db, subject.site);
    if (site && (await ownerOfSite(db, site)) === memberId) return;
    throw new DomainError('not_found', 'This is not a site of yours.');
  }
  const thing = await findThing(db, { id: subject.thingId });
  if (!thing) throw new DomainError('not_found', 'There is no such thing.');
  if (thing.creatorId !== memberId) {
    throw new DomainError('forbidden', 'Only the creator of a thing can share its earnings.');
  }
}
