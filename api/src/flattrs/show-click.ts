import type { Deps } from '../deps.ts';
import { findMember } from '../members/find-member.ts';
import type { Member } from '../members/member.ts';
import { findSubscription, type Subscription } from '../subscriptions/find-subscriptions.ts';
import { findThing } from '../things/find-thing.ts';
import type { Thing } from '../things/thing.ts';
import { flattredBy } from './count-flattrs-of-things.ts';
import { creatorOfLink } from './creator-of-link.ts';
import { type Forecast, forecastFor } from './forecast.ts';
import type { Submission } from './read-submission.ts';
import { shownNames } from './shown-names.ts';
import { selectTrust } from './trusted-site-store.ts';

/** What the click page shows of a page, and of the visitor's relation to it. */
export type ShownClick = {
  submission: Submission;
  /** Where the page lives: scheme and host. */
  origin: string;
  /** The thing, if the page is one already. */
  thing: Thing | undefined;
  /** Who earns; undefined: it waits for its creator. */
  creator: Member | undefined;
  /** Undefined: nobody is signed in. */
  supporter:
    | {
        isOwn: boolean;
        isFlattred: boolean;
        isTrusted: boolean;
        /** Whether their name stands beside their flattr. */
        isNamed: boolean;
        forecast: Forecast;
        subscription: Subscription | undefined;
      }
    | undefined;
};

/** Looks up all that the click page shows. Changes nothing: a page becomes a thing by a flattr. */
export async function showClick(
  deps: Pick<Deps, 'clock' | 'db'>,
  { submission, member }: { submission: Submission; member: Member | undefined },
): Promise<ShownClick> {
  const { db } = deps;
  const { origin } = new URL(submission.page.address.url);
  const thing = await findThing(db, { hash: submission.page.address.hash });
  const creator = await creatorOf(deps, thing, submission);
  const shown = { submission, origin, thing, creator };
  if (!member) return { ...shown, supporter: undefined };

  const supporterId = member.id;
  const [forecast, isTrusted, flattred, subscription, isShown] = await Promise.all([
    forecastFor(deps, supporterId),
    selectTrust(db, { supporterId, origin }),
    thing && flattredBy(deps, { supporterId, thingIds: [thing.id] }),
    thing && findSubscription(db, { supporterId, thingId: thing.id }),
    thing && shownNames(db, [{ supporterId, thingId: thing.id }]),
  ]);
  return {
    ...shown,
    supporter: {
      isOwn: creator?.id === supporterId,
      isFlattred: (flattred?.size ?? 0) > 0,
      isTrusted,
      isNamed: thing !== undefined && isShown!({ supporterId, thingId: thing.id }),
      forecast,
      subscription,
    },
  };
}

async function creatorOf(
  { db }: Pick<Deps, 'db'>,
  thing: Thing | undefined,
  submission: Submission,
): Promise<Member | undefined> {
  if (thing) return thing.creatorId === null ? undefined : findMember(db, thing.creatorId);
  return creatorOfLink(db, submission);
}
