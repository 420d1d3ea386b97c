import type { Db, Trx } from '../db.ts';
import { DomainError } from '../errors.ts';
import { findThing } from '../things/find-thing.ts';
import { titleOf } from '../things/thing.ts';
import type { Subject } from './agreement.ts';

/** A subject in words for people, and where its sharing is. */
export type DescribedSubject = { subject: Subject; what: string; href: string };

/** What an agreement is about, whoever's it is now. */
export async function describeSubject(db: Db | Trx, subject: Subject): Promise<DescribedSubject> {
  if ('site' in subject) {
    return { subject, what: subject.site, href: sharingPath(subject) };
  }
  const thing = await findThing(db, { id: subject.thingId });
  return {
    subject,
    what: thing ? `“${titleOf(thing)}”` : 'a thing that is gone',
    href: sharingPath(subject),
  };
}

/** The page on which an owner shares something. */
export function sharingPath(subject: Subject): string {
  return 'thingId' in subject
    ? `/things/${subject.thingId}/sharing`
    : `/sites/${encodeURIComponent(subject.site)}/sharing`;
}

/**
 * Sees to it that a member is who may share a subject's earnings: the creator of the thing.
 * @throws DomainError `not_found`; `forbidden` when it is not theirs.
 */
export async function mustOwn(db: Db | Trx, memberId: number, subject: Subject): Promise<void> {
  if ('site' in subject) throw new DomainError('not_found', 'There is no such site.');
  const thing = await findThing(db, { id: subject.thingId });
  if (!thing) throw new DomainError('not_found', 'There is no such thing.');
  if (thing.creatorId !== memberId) {
    throw new DomainError('forbidden', 'Only the creator of a thing can share its earnings.');
  }
}
